using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>A header of the request that an HTTP Task makes.</summary>
internal sealed record HttpTaskHeader(string Name, ImmutableArray<string> Values)
{
    private static readonly FrozenSet<string> Forbidden = new[]
    {
        "A-IM", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Authorization", "Cache-Control", "Connection", "Content-Encoding", "Content-MD5", "Date",
        "Expect", "Forwarded", "From", "Host", "HTTP2-Settings", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards",
        "Origin", "Pragma", "Proxy-Authorization", "Referer", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Warning",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] ForbiddenBeginnings = ["x-forwarded-", "x-amz-", "x-amzn-"];

    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The headers of a definition; the value of each is a text or a list of them.</summary>
    /// <exception cref="AwsException"><c>States.Runtime</c>: one is not allowed.</exception>
    public static IEnumerable<HttpTaskHeader> ReadAll(ObjectValue headers) => headers.Select(header => Read(header.Key, header.Value));

    private static HttpTaskHeader Read(string name, Value value)
    {
        if (Forbidden.Contains(name) || ForbiddenBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))
        {
            throw HttpTaskError.Runtime($"The header '{name}' is not allowed in the definition of an HTTP Task.");
        }

        ImmutableArray<string> values = value is ArrayValue list ? [.. list.Select(item => Text(name, item))] : [Text(name, value)];
        return name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Token) && !values.Any(text => text.AsSpan().ContainsAny('\r', '\n', '\0'))
            ? new(name, values)
            : throw HttpTaskError.Runtime($"The header '{name}' has characters that no header may have.");
    }

    private static string Text(string name, Value value) => value is ObjectValue or ArrayValue or NullValue
        ? throw HttpTaskError.Runtime($"The header '{name}' is {value.ToJson()}, where a string or an array of strings is expected.")
        : value.ToText();
}
