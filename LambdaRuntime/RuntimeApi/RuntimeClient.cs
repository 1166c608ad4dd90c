using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.LambdaRuntime.RuntimeApi;

/// <summary>Speaks the Lambda Runtime API over one kept-alive connection, blocking: an environment handles one event at a time.</summary>
/// <remarks>
/// A result and the poll for the next event leave in one write, so a warm invocation costs this process one send and one receive.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </remarks>
internal sealed class RuntimeClient : IDisposable
{
    private readonly Socket _socket;
    private readonly ResponseReader _responses;
    private readonly RequestWriter _requests;

    private RuntimeClient(Socket socket, string host, string basePath) =>
        (_socket, _responses, _requests) = (socket, new ResponseReader(socket), new RequestWriter(host, basePath + "/2018-06-01/runtime/"));

    /// <summary>Connects to <c>AWS_LAMBDA_RUNTIME_API</c>: <c>HOST:PORT</c>, and a path after it where the server tells environments apart by one.</summary>
    public static RuntimeClient Connect(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash < 0 ? (address, "") : (address[..slash], address[slash..].TrimEnd('/'));
        var colon = host.LastIndexOf(':');
        var port = colon < 0 ? 80 : int.Parse(host.AsSpan(colon + 1), CultureInfo.InvariantCulture);

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(colon < 0 ? host : host[..colon], port);
        return new(socket, host, path);
    }

    /// <summary>Waits for an event.</summary>
    /// <exception cref="EndOfStreamException">The server is gone.</exception>
    public Invocation Next()
    {
        _requests.Get("invocation/next");
        Send();
        return ReadInvocation();
    }

    /// <summary>Sends the result of an invocation and waits for the next one.</summary>
    public Invocation RespondAndNext(string requestId, ReadOnlySpan<byte> result, int logRecords)
    {
        _requests.Post($"invocation/{requestId}/response", result, LogRecords(logRecords));
        return NextAfterPost();
    }

    /// <summary>Reports that the handler threw and waits for the next invocation.</summary>
    public Invocation FailAndNext(string requestId, ErrorReport error, int logRecords)
    {
        _requests.Post($"invocation/{requestId}/error", error.Json, $"{ErrorType(error)}{LogRecords(logRecords)}");
        return NextAfterPost();
    }

    /// <summary>Reports that the function could not be loaded; the process ends after this.</summary>
    public void FailInitialization(ErrorReport error)
    {
        _requests.Post("init/error", error.Json, ErrorType(error));
        Send();
        _responses.Read();
    }

    public void Dispose() => _socket.Dispose();

    private Invocation NextAfterPost()
    {
        _requests.Get("invocation/next");
        Send();

        // The answer to the result: 202, or 413 where it was too large, which the caller of the function is told by the server.
        _responses.Read();
        return ReadInvocation();
    }

    private Invocation ReadInvocation()
    {
        var response = _responses.Read();
        if (response.Status != 200)
        {
            throw new InvalidOperationException($"The Runtime API answered {response.Status}: {Encoding.UTF8.GetString(response.Body)}");
        }

        return new(
            response.Header("Lambda-Runtime-Aws-Request-Id") ?? "",
            response.Header("Lambda-Runtime-Invoked-Function-Arn") ?? "",
            response.Header("Lambda-Runtime-Trace-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(response.Header("Lambda-Runtime-Deadline-Ms") ?? "0", CultureInfo.InvariantCulture)),
            response.Body);
    }

    private void Send()
    {
        try
        {
            _socket.Send(_requests.Written);
        }
        catch (SocketException e)
        {
            throw new EndOfStreamException("The Runtime API is gone.", e);
        }

        _requests.Clear();
    }

    private static string ErrorType(ErrorReport error) => $"Lambda-Runtime-Function-Error-Type: {error.Type}\r\n";

    /// <summary>How many log records the invocation has written, so that the server knows when it has read them all.</summary>
    private static string LogRecords(int count) =>
        count == 0 ? "" : $"Stepyard-Log-Records: {count.ToString(CultureInfo.InvariantCulture)}\r\n";
}
