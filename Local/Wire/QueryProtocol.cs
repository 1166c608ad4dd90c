using System.Collections.Frozen;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Wire;

/// <summary>AWS query: the operation in the form field <c>Action</c>, fields in, XML out.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol".</remarks>
internal sealed class QueryProtocol(IReadOnlyList<IQueryOperation> operations, ITerminal terminal) : IProtocol
{
    private const string ContentType = "text/xml";

    // A control character that a client has sent comes back as &#x1;, which is not for XML to refuse.
    private static readonly XmlWriterSettings Settings = new() { Async = true, OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };

    private readonly FrozenDictionary<(string Version, string Action), IQueryOperation> _operations =
        operations.ToFrozenDictionary(operation => (operation.Version, operation.Action));

    /// <summary>What a service calls a request that its caller's policies don't allow.</summary>
    public static string RefusalCode(string ns) => ns.Contains("sns", StringComparison.Ordinal) ? "AuthorizationError" : "AccessDenied";

    public async Task AnswerAsync(WireCall call)
    {
        IQueryOperation? operation = null;
        try
        {
            var fields = await ReadFieldsAsync(call);
            operation = Find(fields);
            call.Operation = operation.Action;
            using var result = new MemoryStream();
            await WriteResultAsync(result, operation, fields, call);
            await call.SendAsync(200, ContentType, result.ToArray());
        }
        catch (Exception e) when (Faults.IsAnswerable(e, call))
        {
            await RefuseAsync(call, Faults.Of(e, call, terminal), operation?.Namespace ?? "");
        }
    }

    public Task RefuseAsync(WireCall call, AwsException fault) => RefuseAsync(call, fault, "");

    private static async Task<Dictionary<string, string>> ReadFieldsAsync(WireCall call)
    {
        try
        {
            var form = await call.Context.Request.ReadFormAsync(call.Context.RequestAborted);
            return form.ToDictionary(field => field.Key, field => field.Value.ToString());
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new AwsException("MalformedInput", e.Message);
        }
    }

    private IQueryOperation Find(Dictionary<string, string> fields)
    {
        var action = fields.GetValueOrDefault("Action", "");
        var version = fields.GetValueOrDefault("Version", "");
        return _operations.GetValueOrDefault((version, action))
            ?? throw new AwsException("InvalidAction", $"The action {action} is not valid for this endpoint (version {version}).");
    }

    private static async ValueTask WriteResultAsync(Stream result, IQueryOperation operation, Dictionary<string, string> fields, WireCall call)
    {
        using var writer = XmlWriter.Create(result, Settings);
        writer.WriteStartElement($"{operation.Action}Response", operation.Namespace);
        writer.WriteStartElement($"{operation.Action}Result", operation.Namespace);
        await operation.AnswerAsync(fields, writer, call.Caller, call.Context.RequestAborted);
        writer.WriteEndElement();
        writer.WriteStartElement("ResponseMetadata", operation.Namespace);
        writer.WriteElementString("RequestId", operation.Namespace, call.RequestId);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Task RefuseAsync(WireCall call, AwsException fault, string ns)
    {
        // These services have their own name for a refusal, and 403 for it.
        var isRefusal = fault.Code == "AccessDeniedException";
        var status = isRefusal ? StatusCodes.Status403Forbidden : fault.Status;
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            writer.WriteStartElement("ErrorResponse", ns);
            writer.WriteStartElement("Error", ns);
            writer.WriteElementString("Type", ns, status < 500 ? "Sender" : "Receiver");
            writer.WriteElementString("Code", ns, isRefusal ? RefusalCode(ns) : fault.QueryCode ?? fault.Code);
            writer.WriteElementString("Message", ns, fault.Message);
            writer.WriteEndElement();
            writer.WriteElementString("RequestId", ns, call.RequestId);
            writer.WriteEndElement();
        }

        return call.SendAsync(status, ContentType, text.ToString());
    }
}
