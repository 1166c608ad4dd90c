using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Wire;

/// <summary>AWS JSON 1.0 and 1.1: the operation in <c>X-Amz-Target</c>, an object in, an object out.</summary>
/// <remarks>AWS: Smithy, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol".</remarks>
/// <param name="operations">The operations by their targets.</param>
/// <param name="adviceOn">What would answer a request that nothing here does, as a sentence with a blank before it.</param>
/// <param name="terminal">Shows bugs.</param>
internal sealed class JsonProtocol(IReadOnlyDictionary<string, IJsonOperation> operations, Func<HttpRequest, string> adviceOn, ITerminal terminal) : IProtocol
{
    public const string TargetHeader = "X-Amz-Target";

    // AWS sends quotes, apostrophes and other scripts as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What a request's target begins with: the service and the version of its API; null where it has none.</summary>
    public static string? ServiceOf(HttpRequest request) =>
        request.Headers[TargetHeader].ToString() is { Length: > 0 } target && target.LastIndexOf('.') is > 0 and var dot ? target[..dot] : null;

    public async Task AnswerAsync(WireCall call)
    {
        var response = new ArrayBufferWriter<byte>(512);
        try
        {
            await AnswerAsync(call, response);
        }
        catch (Exception e) when (Faults.IsAnswerable(e, call))
        {
            await RefuseAsync(call, Faults.Of(e, call, terminal));
            return;
        }

        await call.SendAsync(StatusCodes.Status200OK, ContentType(call), response.WrittenMemory);
    }

    public Task RefuseAsync(WireCall call, AwsException fault)
    {
        var response = new ArrayBufferWriter<byte>(512);
        WriteFault(response, fault);
        if (fault.QueryCode is { } queryCode)
        {
            call.Context.Response.Headers["x-amzn-query-error"] = $"{queryCode};{(fault.Status < 500 ? "Sender" : "Receiver")}";
        }

        return call.SendAsync(fault.Status, ContentType(call), response.WrittenMemory);
    }

    /// <summary>Calls an operation with the JSON of a request, and writes the JSON of its answer.</summary>
    /// <exception cref="AwsException">The operation refuses, or the request is no JSON object.</exception>
    public static async ValueTask CallAsync(
        IJsonOperation operation, ReadOnlyMemory<byte> request, IBufferWriter<byte> response, Caller caller, CancellationToken cancellation)
    {
        using var document = Parse(request);
        await using var writer = new Utf8JsonWriter(response, Plain);
        await operation.AnswerAsync(document.RootElement, writer, caller, cancellation);
    }

    /// <summary>Calls an operation with a value, as a Task does, and returns the JSON of its answer.</summary>
    /// <exception cref="AwsException">The operation refuses, or the value is no object.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> CallAsync(IJsonOperation operation, Value request, Caller caller, CancellationToken cancellation)
    {
        var answer = new ArrayBufferWriter<byte>();
        await CallAsync(operation, Encoding.UTF8.GetBytes(request.ToJson()), answer, caller, cancellation);
        return answer.WrittenMemory;
    }

    /// <summary>An error as <c>{"__type":"CODE","message":"…"}</c>.</summary>
    public static void WriteFault(IBufferWriter<byte> response, AwsException fault)
    {
        using var writer = new Utf8JsonWriter(response, Plain);
        writer.WriteStartObject();
        writer.WriteString("__type"u8, fault.Namespace + fault.Code);
        writer.WriteString("message"u8, fault.Message);
        fault.Members?.Invoke(writer);
        writer.WriteEndObject();
    }

    private static string ContentType(WireCall call) =>
        call.Context.Request.ContentType is "application/x-amz-json-1.1" ? "application/x-amz-json-1.1" : "application/x-amz-json-1.0";

    private async ValueTask AnswerAsync(WireCall call, ArrayBufferWriter<byte> response)
    {
        var target = call.Context.Request.Headers[TargetHeader].ToString();
        if (!operations.TryGetValue(target, out var operation))
        {
            throw new AwsException("UnknownOperationException", $"The operation {target} is not one that this endpoint has.{adviceOn(call.Context.Request)}");
        }

        call.Operation = target[(target.LastIndexOf('.') + 1)..];
        await CallAsync(operation, await call.ReadBodyAsync(), response, call.Caller, call.Context.RequestAborted);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return RequestBody.ParseObject(body);
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request body is not a JSON object.");
        }
    }
}
