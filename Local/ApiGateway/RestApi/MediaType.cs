namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>Media types as templates and models are chosen by them: without parameters such as <c>charset</c>.</summary>
internal static class MediaType
{
    /// <summary>The first media type of a header; null where it is empty.</summary>
    public static string? Of(string header)
    {
        var end = header.AsSpan().IndexOfAny(';', ',');
        var type = (end < 0 ? header : header[..end]).Trim();
        return type.Length == 0 ? null : type.ToLowerInvariant();
    }
}
