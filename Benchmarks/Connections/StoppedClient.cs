using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.Benchmarks.Connections;

/// <summary>A client that stops in the middle of its request to start an execution.</summary>
internal sealed class StoppedClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly int _stop;

    /// <param name="stateMachineArn">What is started.</param>
    /// <param name="number">Names the execution; each client stops in another place.</param>
    public StoppedClient(string stateMachineArn, int number)
    {
        var body = $$"""{"stateMachineArn":"{{stateMachineArn}}","name":"run-{{number}}"}""";
        _request = Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions.StartExecution\r\nContent-Type: application/x-amz-json-1.0\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        _stop = 1 + number % (_request.Length - 1);
    }

    /// <summary>Connects and sends the beginning.</summary>
    public async Task BeginAsync(int port)
    {
        try
        {
            await _socket.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            throw new InvalidOperationException("The system allows this process too few open files: see ulimit -Hn, or ask for fewer connections.", e);
        }

        await _socket.SendAsync(_request.AsMemory(0, _stop));
    }

    /// <summary>Sends the rest, and reads the answer until the server closes.</summary>
    public async Task<string> EndAsync()
    {
        await _socket.SendAsync(_request.AsMemory(_stop));
        var answer = new StringBuilder();
        var buffer = new byte[1024];
        int read;
        while ((read = await _socket.ReceiveAsync(buffer)) > 0)
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
