namespace Stepyard.Local.Lambda.RuntimeApi;

/// <summary>One request of an execution environment.</summary>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body; its memory is reused by the next request.</param>
/// <param name="BodyLength">The length that the body had: more than <paramref name="Body"/> holds where it was over the limit.</param>
internal readonly record struct RuntimeApiRequest(string Head, ReadOnlyMemory<byte> Body, long BodyLength)
{
    /// <summary>The method and the path, such as <c>GET /token/2018-06-01/runtime/invocation/next</c>.</summary>
    public ReadOnlySpan<char> Target
    {
        get
        {
            var line = Head.AsSpan(0, Head.AsSpan().IndexOf('\r') is var end and >= 0 ? end : Head.Length);
            return line[..Math.Max(line.LastIndexOf(' '), 0)];
        }
    }

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
