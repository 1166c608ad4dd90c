using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Stepyard.Local.Lambda.RuntimeApi;

/// <summary>Reads the HTTP/1.1 requests of one connection.</summary>
internal sealed class RuntimeApiReader(Socket socket)
{
    private const int MaximumHead = 16 * 1024;

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    /// <summary>Whether another request, or the beginning of one, has arrived already.</summary>
    public bool HasMore => _end > _start;

    /// <summary>The next request; null at the end of the connection, or where what came is not HTTP as this server speaks it.</summary>
    public async ValueTask<RuntimeApiRequest?> ReadAsync()
    {
        int headLength;
        while ((headLength = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_end - _start > MaximumHead || !await FillAsync())
            {
                return null;
            }
        }

        var request = new RuntimeApiRequest(Encoding.Latin1.GetString(_buffer, _start, headLength), default, 0);
        _start += headLength + 4;
        if (!long.TryParse(request.Header("Content-Length") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || request.Header("Transfer-Encoding") is not null)
        {
            return null;
        }

        return length > Quotas.ResponseBytes
            ? await SkipAsync(length) ? request with { BodyLength = length } : null
            : await BodyAsync((int)length) is { } body ? request with { Body = body, BodyLength = length } : null;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> BodyAsync(int length)
    {
        while (_end - _start < length)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        var body = _buffer.AsMemory(_start, length);
        _start += length;
        return body;
    }

    private async ValueTask<bool> SkipAsync(long length)
    {
        while (_end - _start < length)
        {
            length -= _end - _start;
            _start = _end;
            if (!await FillAsync())
            {
                return false;
            }
        }

        _start += (int)length;
        return true;
    }

    private async ValueTask<bool> FillAsync()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
        else if (_end == _buffer.Length)
        {
            var larger = _start > 0 ? _buffer : new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            (_buffer, _start, _end) = (larger, 0, _end - _start);
        }

        try
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None);
            _end += received;
            return received > 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
