using System.Text.Json;

namespace Stepyard.Local.Lambda;

/// <summary>What came of an invocation that reached the function.</summary>
/// <param name="RequestId">The invocation's id.</param>
/// <param name="Payload">What the function returned, UTF-8 JSON, empty where it returned nothing; or the error's JSON.</param>
/// <param name="Failed">Whether the function threw, timed out or ended: then the payload is <c>{"errorType", "errorMessage", …}</c>.</param>
internal sealed record InvocationResult(string RequestId, ReadOnlyMemory<byte> Payload, bool Failed)
{
    /// <summary>The version that ran; a function of the stack has only one.</summary>
    public string ExecutedVersion { get; init; } = FunctionConfiguration.Version;

    /// <summary>The end of the invocation's log, at most 4 KB; only where it was asked for.</summary>
    public string? LogTail { get; init; }

    /// <summary>The message of the error; empty where the payload has none.</summary>
    public string ErrorMessage
    {
        get
        {
            try
            {
                var report = JsonElement.Parse(Payload.Span);
                return report.ValueKind == JsonValueKind.Object && report.TryGetProperty("errorMessage", out var message) ? message.ToString() : "";
            }
            catch (JsonException)
            {
                return "";
            }
        }
    }

    /// <summary>An error that Lambda itself reports: <c>{"errorType", "errorMessage"}</c>.</summary>
    public static InvocationResult Error(string requestId, string type, string message)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", type);
            writer.WriteString("errorMessage", message);
            writer.WriteEndObject();
        }

        return new(requestId, stream.ToArray(), Failed: true);
    }

    public static InvocationResult TimedOut(string requestId, TimeSpan timeout) =>
        Error(requestId, "Sandbox.Timedout", $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:0.00} seconds");

    public static InvocationResult Exited(string requestId, string how) =>
        Error(requestId, "Runtime.ExitError", $"RequestId: {requestId} Error: {how}");

    public static InvocationResult TooLarge(string requestId, long bytes) =>
        Error(requestId, "Function.ResponseSizeTooLarge", $"Response payload size ({bytes} bytes) exceeded maximum allowed payload size ({Quotas.ResponseBytes} bytes).");
}
