using System.Collections.Immutable;

namespace Stepyard.Local.ApiGateway;

/// <summary>The routes of an API, and which of them a request takes: the most specific.</summary>
internal sealed class RouteTable
{
    public static readonly RouteTable Empty = new([]);

    private readonly Dictionary<(string Method, string Path), Route> _literal;
    private readonly ImmutableArray<Route> _others;

    private RouteTable(ImmutableArray<Route> all)
    {
        All = all;
        _literal = all.Where(route => route.Key.IsLiteral && !route.Key.IsForAnyMethod).ToDictionary(route => (route.Key.Method, route.Key.Path));
        _others = [.. all.Where(route => !_literal.ContainsValue(route)).OrderBy(route => route.Key.Rank, StringComparer.Ordinal)];
    }

    public ImmutableArray<Route> All { get; }

    /// <exception cref="ArgumentException">There is a route with that key already.</exception>
    public RouteTable With(Route route) =>
        All.Any(existing => existing.Key.Text == route.Key.Text)
            ? throw new ArgumentException($"Route with key {route.Key.Text} already exists for this API", nameof(route))
            : new(All.Add(route));

    /// <summary>The route for a request; null where none fits.</summary>
    public Route? Find(string method, string path, out ImmutableDictionary<string, string> variables)
    {
        variables = ImmutableDictionary<string, string>.Empty;
        if (_literal.TryGetValue((method, path), out var literal))
        {
            return literal;
        }

        foreach (var route in _others)
        {
            if (route.Key.AdmitsMethod(method) && route.Key.TryMatch(path, out variables))
            {
                return route;
            }
        }

        return null;
    }
}
