namespace Stepyard.Local.XRay;

/// <summary>The header that carries a trace from service to service: <c>Root=1-…;Parent=…;Sampled=1</c>.</summary>
/// <param name="Root">The trace's id.</param>
/// <param name="Parent">The id of the segment that the request comes from; null where it begins the trace.</param>
/// <param name="Sampled">Whether the trace is recorded.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader</remarks>
internal sealed record TraceHeader(string Root, string? Parent, bool Sampled)
{
    /// <summary>Reads a header; null where there is none or it has no valid root.</summary>
    public static TraceHeader? Parse(string? text)
    {
        string? root = null, parent = null;
        var sampled = false;
        foreach (var range in text.AsSpan().Split(';'))
        {
            var part = text.AsSpan(range).Trim();
            if (part.StartsWith("Root=", StringComparison.OrdinalIgnoreCase))
            {
                root = part[5..].ToString();
            }
            else if (part.StartsWith("Parent=", StringComparison.OrdinalIgnoreCase))
            {
                parent = part[7..].ToString();
            }
            else if (part.Equals("Sampled=1", StringComparison.OrdinalIgnoreCase))
            {
                sampled = true;
            }
        }

        return IsId(root) ? new(root!, IsId(parent) ? parent : null, sampled) : null;
    }

    /// <summary>The header for what a segment of this trace calls: the same trace with the segment as the parent.</summary>
    public static string? Below(string header, string segmentId) =>
        Parse(header) is { } trace ? $"Root={trace.Root};Parent={segmentId};Sampled={(trace.Sampled ? 1 : 0)}" : null;

    private static bool IsId(string? text) => text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
