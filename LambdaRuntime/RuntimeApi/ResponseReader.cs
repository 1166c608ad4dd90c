using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.LambdaRuntime.RuntimeApi;

/// <summary>Reads HTTP/1.1 responses that have a <c>Content-Length</c>, as all of the Runtime API's have.</summary>
internal sealed class ResponseReader(Socket socket)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <exception cref="EndOfStreamException">The server closed the connection.</exception>
    public Response Read()
    {
        int headLength;
        while ((headLength = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            Fill();
        }

        var head = Encoding.Latin1.GetString(_buffer, _start, headLength);
        _start += headLength + 4;

        var response = new Response(head, []);
        var length = int.Parse(response.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (_end - _start < length)
        {
            Fill();
        }

        var body = _buffer.AsSpan(_start, length).ToArray();
        _start += length;
        return response with { Body = body };
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = Receive();
        if (received == 0)
        {
            throw new EndOfStreamException("The Runtime API is gone.");
        }

        _end += received;
    }

    private int Receive()
    {
        try
        {
            return socket.Receive(_buffer, _end, _buffer.Length - _end, SocketFlags.None);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}

/// <summary>A response: status line and headers as they came, and the body.</summary>
internal readonly record struct Response(string Head, byte[] Body)
{
    public int Status => int.Parse(Head.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);

    public string? Header(string name)
    {
        var at = Head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = Head.AsSpan(at + name.Length + 3);
        var end = value.IndexOf('\r');
        return (end < 0 ? value : value[..end]).Trim().ToString();
    }
}
