using System.Text;
using System.Text.Json;
using Stepyard.Benchmarks.Load;

namespace Stepyard.Benchmarks.Durability;

/// <summary>Step Functions over the wire, with as little work on this side as can be.</summary>
internal sealed class States : IDisposable
{
    private readonly Connection _connection = new();

    public static async Task<States> ConnectAsync(Uri endpoint)
    {
        var states = new States();
        await states._connection.ConnectAsync(endpoint.Port);
        return states;
    }

    public static string ArnOf(string kind, string name) => $"arn:aws:states:us-east-1:123456789012:{kind}:{name}";

    /// <summary>Calls an operation.</summary>
    /// <exception cref="InvalidOperationException">The answer is an error.</exception>
    public async Task<JsonElement> CallAsync(string operation, object request)
    {
        var body = JsonSerializer.Serialize(request);
        var response = await _connection.AskAsync(Encoding.UTF8.GetBytes(
            $"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions.{operation}\r\nContent-Type: application/x-amz-json-1.0\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        var at = response.Span.IndexOf("\r\n\r\n"u8);
        return response.Span.StartsWith("HTTP/1.1 200"u8)
            ? JsonElement.Parse(response.Span[(at + 4)..])
            : throw new InvalidOperationException($"{operation} was answered {Encoding.UTF8.GetString(response.Span)}");
    }

    public Task CreateAsync(string name, string definition) =>
        CallAsync("CreateStateMachine", new { name, definition, roleArn = "arn:aws:iam::123456789012:role/benchmark" });

    public void Dispose() => _connection.Dispose();
}
