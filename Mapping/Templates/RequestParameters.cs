using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>The parameters of a request, by name, as it gives them; of those given several times the last.</summary>
/// <param name="Path">The variables of the resource's path.</param>
/// <param name="QueryString">The query.</param>
/// <param name="Header">The headers; the names are compared without regard to case.</param>
internal sealed record RequestParameters(
    IReadOnlyDictionary<string, string> Path, IReadOnlyDictionary<string, string> QueryString, IReadOnlyDictionary<string, string> Header)
{
    /// <summary>A parameter from the path, the query or the headers, in that order; null where there is none.</summary>
    public string? Find(string name) =>
        Path.GetValueOrDefault(name) ?? QueryString.GetValueOrDefault(name) ?? Header.GetValueOrDefault(name);

    /// <summary><c>$input.params()</c>: <c>path</c>, <c>querystring</c> and <c>header</c>.</summary>
    public VelocityMap ToVelocity() => new() { ["path"] = ToMap(Path), ["querystring"] = ToMap(QueryString), ["header"] = ToMap(Header) };

    private static VelocityMap ToMap(IReadOnlyDictionary<string, string> parameters)
    {
        var map = new VelocityMap();
        foreach (var (name, value) in parameters)
        {
            map[name] = value;
        }

        return map;
    }
}
