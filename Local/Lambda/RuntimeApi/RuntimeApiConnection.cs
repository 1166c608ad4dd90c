using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Stepyard.Local.Lambda.Environments;

namespace Stepyard.Local.Lambda.RuntimeApi;

/// <summary>One connection of an execution environment: answers its requests in turn.</summary>
internal sealed class RuntimeApiConnection(Socket socket, RuntimeApiServer server)
{
    private const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n";

    private readonly RuntimeApiReader _requests = new(socket);
    private readonly ArrayBufferWriter<byte> _responses = new(4096);
    private ExecutionEnvironment? _environment;
    private string _token = "";

    public async Task RunAsync()
    {
        using (socket)
        {
            try
            {
                while (await _requests.ReadAsync() is { } request)
                {
                    await AnswerAsync(request);

                    // A result is sent together with the poll for the next event, and both are answered together.
                    if (!_requests.HasMore)
                    {
                        await FlushAsync();
                    }
                }

                await FlushAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The environment has ended, which its process tells too.
            }
        }
    }

    private async ValueTask AnswerAsync(RuntimeApiRequest request)
    {
        if (Route(request.Target, out var method, out var path) is not { } environment)
        {
            Refuse("403 Forbidden", "Forbidden", "This address belongs to no execution environment.");
            return;
        }

        switch (method, path)
        {
            case ("GET", "invocation/next"):
                Write(await environment.NextAsync());
                break;
            case ("POST", "init/error"):
                Write(Accepted);
                environment.FailInitialization(request.Body.ToArray());
                break;
            case ("POST", _) when path.StartsWith("invocation/", StringComparison.Ordinal) && path.Split('/') is [_, var id, "response" or "error"]:
                Finish(environment, id, path.EndsWith("/error", StringComparison.Ordinal), request);
                break;
            default:
                Refuse("404 Not Found", "NotFound", "The Runtime API has no such method and path.");
                break;
        }
    }

    private void Finish(ExecutionEnvironment environment, string requestId, bool failed, RuntimeApiRequest request)
    {
        if (request.BodyLength > Quotas.ResponseBytes)
        {
            environment.Finish(InvocationResult.TooLarge(requestId, request.BodyLength), LogRecords(request));
            Refuse("413 Payload Too Large", "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({Quotas.ResponseBytes} bytes).");
        }
        else if (environment.Finish(new(requestId, request.Body.ToArray(), failed), LogRecords(request)))
        {
            Write(Accepted);
        }
        else
        {
            Refuse("400 Bad Request", "InvalidRequestID", "Invalid request ID");
        }
    }

    /// <summary>Splits <c>METHOD /TOKEN/2018-06-01/runtime/PATH</c> and finds the token's environment.</summary>
    private ExecutionEnvironment? Route(ReadOnlySpan<char> target, out string method, out string path)
    {
        const string Version = "/2018-06-01/runtime/";
        var slash = target.IndexOf(" /");
        var version = target.IndexOf(Version);
        if (slash < 0 || version < slash + 2)
        {
            (method, path) = ("", "");
            return null;
        }

        (method, path) = (target[..slash].ToString(), target[(version + Version.Length)..].ToString());
        var token = target[(slash + 2)..version];
        if (!token.SequenceEqual(_token))
        {
            _token = token.ToString();
            _environment = server.Find(_token);
        }

        return _environment;
    }

    private void Write(Invocation invocation)
    {
        Write($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: {invocation.RequestId}\r\nLambda-Runtime-Deadline-Ms: {invocation.Deadline.ToUnixTimeMilliseconds()}\r\nLambda-Runtime-Invoked-Function-Arn: {invocation.FunctionArn}\r\n");
        if (invocation.TraceHeader is { } trace)
        {
            Write($"Lambda-Runtime-Trace-Id: {trace}\r\n");
        }

        Write($"Content-Length: {invocation.Payload.Length}\r\n\r\n");
        _responses.Write(invocation.Payload.Span);
    }

    private void Refuse(string status, string type, string message)
    {
        var body = $$"""{"errorType":"{{type}}","errorMessage":"{{message}}"}""";
        Write($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private void Write(string text) => Encoding.Latin1.GetBytes(text, _responses);

    private async ValueTask FlushAsync()
    {
        while (_responses.WrittenCount > 0)
        {
            var sent = await socket.SendAsync(_responses.WrittenMemory, SocketFlags.None);
            if (sent < _responses.WrittenCount)
            {
                var rest = _responses.WrittenSpan[sent..].ToArray();
                _responses.ResetWrittenCount();
                _responses.Write(rest);
            }
            else
            {
                _responses.ResetWrittenCount();
            }
        }
    }

    private static int LogRecords(RuntimeApiRequest request) =>
        int.TryParse(request.Header("Stepyard-Log-Records"), CultureInfo.InvariantCulture, out var count) ? count : 0;
}
