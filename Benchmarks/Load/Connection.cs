using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.Benchmarks.Load;

/// <summary>One connection that orders pizzas over and over, with as little work on this side as can be.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>The bytes of a request.</summary>
    /// <param name="path">Such as <c>/</c>.</param>
    public static byte[] Request(string path) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Pizza.Order.Length}\r\n\r\n{Pizza.Order}");

    public Task ConnectAsync(int port) => _socket.ConnectAsync(IPAddress.Loopback, port);

    /// <summary>Sends a request and reads the response to its end.</summary>
    /// <returns>The response with its head; valid until the next call.</returns>
    /// <exception cref="IOException">The server closed the connection, or answered without a length.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var received = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            received += read;
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            if (LengthOf(_buffer.AsSpan(0, received)) is { } length && received >= length)
            {
                return _buffer.AsMemory(0, received);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    // The length of head and body; null while the head is not whole.
    private static int? LengthOf(ReadOnlySpan<byte> received)
    {
        var name = "Content-Length: "u8;
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return null;
        }

        var at = received[..head].IndexOf(name);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(received[(at + name.Length)..], out int length, out _)
            ? head + 4 + length
            : throw new IOException("The server answered without Content-Length.");
    }
}
