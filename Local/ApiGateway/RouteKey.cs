using System.Collections.Immutable;

namespace Stepyard.Local.ApiGateway;

/// <summary>A method and a path, such as <c>POST /dragons/{id}</c>, <c>ANY /{proxy+}</c> or <c>$default</c>.</summary>
/// <remarks>AWS: HTTP API developer guide, "Create routes for HTTP APIs in API Gateway".</remarks>
internal sealed record RouteKey
{
    public const string DefaultRoute = "$default";

    private const string AnyMethod = "ANY";

    private static readonly string[] Methods = [AnyMethod, "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

    private RouteKey(string text, string method, ImmutableArray<string> segments) => (Text, Method, Segments) = (text, method, segments);

    public string Text { get; }

    public string Method { get; }

    /// <summary>What stands between the slashes; empty for <c>/</c>.</summary>
    public ImmutableArray<string> Segments { get; }

    public bool IsDefault => Text == DefaultRoute;

    /// <summary>Whether a request's path has to be the very text.</summary>
    public bool IsLiteral => !IsDefault && !Segments.Any(IsVariable);

    public bool IsForAnyMethod => Method == AnyMethod;

    /// <summary>The path as the key gives it; empty for <c>$default</c>.</summary>
    public string Path => IsDefault ? "" : Text[(Method.Length + 1)..];

    /// <summary>The smaller, the more specific: literal before variable before greedy in each segment, a method before ANY, <c>$default</c> last.</summary>
    public string Rank => IsDefault ? "9" : string.Concat(Segments.Select(segment => IsGreedy(segment) ? '2' : IsVariable(segment) ? '1' : '0')) + (IsForAnyMethod ? '1' : '0');

    /// <summary>Reads a key; null where it is none.</summary>
    public static RouteKey? TryParse(string text)
    {
        if (text == DefaultRoute)
        {
            return new(text, AnyMethod, []);
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !Methods.Contains(text[..space]) || !text[(space + 1)..].StartsWith('/'))
        {
            return null;
        }

        var segments = SegmentsOf(text[(space + 1)..]);
        var greedyAt = segments.FindIndex(IsGreedy);
        return greedyAt >= 0 && greedyAt != segments.Count - 1 ? null : new(text, text[..space], [.. segments]);
    }

    public bool AdmitsMethod(string method) => IsForAnyMethod || Method == method;

    /// <summary>Whether a path fits, and what its variables are then.</summary>
    public bool TryMatch(string path, out ImmutableDictionary<string, string> variables)
    {
        variables = ImmutableDictionary<string, string>.Empty;
        if (IsDefault)
        {
            return true;
        }

        var actual = SegmentsOf(path);
        for (var i = 0; i < Segments.Length; i++)
        {
            var segment = Segments[i];
            if (i >= actual.Count)
            {
                return false;
            }

            if (IsGreedy(segment))
            {
                variables = variables.SetItem(segment[1..^2], string.Join('/', actual.Skip(i)));
                return true;
            }

            if (IsVariable(segment) && actual[i].Length > 0)
            {
                variables = variables.SetItem(segment[1..^1], actual[i]);
            }
            else if (segment != actual[i])
            {
                return false;
            }
        }

        return actual.Count == Segments.Length;
    }

    private static List<string> SegmentsOf(string path) => path == "/" ? [] : [.. path[1..].Split('/')];

    private static bool IsVariable(string segment) => segment.StartsWith('{') && segment.EndsWith('}');

    private static bool IsGreedy(string segment) => IsVariable(segment) && segment.EndsWith("+}", StringComparison.Ordinal);
}
