using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Wire;

/// <summary>AWS REST JSON: the operation by method and path, JSON errors with their name in a header.</summary>
/// <remarks>AWS: Smithy, "AWS restJson1 protocol".</remarks>
/// <param name="operations">The operations.</param>
/// <param name="adviceOn">What would answer a request that nothing here does, as a sentence with a blank before it.</param>
/// <param name="terminal">Shows bugs.</param>
internal sealed class RestProtocol(IReadOnlyList<IRestOperation> operations, Func<HttpRequest, string> adviceOn, ITerminal terminal) : IProtocol
{
    private readonly (IRestOperation Operation, TemplateMatcher Path)[] _operations =
        [.. operations.Select(operation => (operation, new TemplateMatcher(TemplateParser.Parse(operation.Pattern), [])))];

    public async Task AnswerAsync(WireCall call)
    {
        try
        {
            var operation = Find(call.Context.Request);
            call.Operation = operation.GetType().Name;
            await operation.AnswerAsync(call.Context, call.Caller);
        }
        catch (Exception e) when (Faults.IsAnswerable(e, call) && !call.Context.Response.HasStarted)
        {
            await RefuseAsync(call, Faults.Of(e, call, terminal));
        }
    }

    public Task RefuseAsync(WireCall call, AwsException fault)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("Type"u8, fault.Status < 500 ? "User" : "Server");
            writer.WriteString("message"u8, fault.Message);
            fault.Members?.Invoke(writer);
            writer.WriteEndObject();
        }

        call.Context.Response.Headers["x-amzn-ErrorType"] = fault.Code;
        var status = fault.Code == "AccessDeniedException" ? StatusCodes.Status403Forbidden : fault.Status;
        return call.SendAsync(status, "application/json", body.WrittenMemory);
    }

    private IRestOperation Find(HttpRequest request)
    {
        foreach (var (operation, path) in _operations)
        {
            var values = new RouteValueDictionary();
            if (HttpMethods.Equals(operation.Method, request.Method) && path.TryMatch(request.Path, values))
            {
                request.RouteValues = values;
                return operation;
            }
        }

        throw new AwsException("UnknownOperationException", $"{request.Method} {request.Path} is not an operation that this endpoint has.{adviceOn(request)}", StatusCodes.Status404NotFound);
    }
}
