using System.Buffers;
using System.Globalization;
using System.Text;

namespace Stepyard.LambdaRuntime.RuntimeApi;

/// <summary>Collects HTTP/1.1 requests until they are sent together.</summary>
internal sealed class RequestWriter(string host, string basePath)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public void Get(string path) => Write($"GET {basePath}{path} HTTP/1.1\r\nHost: {host}\r\n\r\n");

    /// <param name="path">The path below the base path.</param>
    /// <param name="body">The body, JSON.</param>
    /// <param name="headers">Further header lines, each with its line end.</param>
    public void Post(string path, ReadOnlySpan<byte> body, string headers)
    {
        Write($"POST {basePath}{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n{headers}\r\n");
        _buffer.Write(body);
    }

    private void Write(string text) => Encoding.Latin1.GetBytes(text, _buffer);
}
