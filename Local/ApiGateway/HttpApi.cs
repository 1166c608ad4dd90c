using System.Collections.Concurrent;

namespace Stepyard.Local.ApiGateway;

/// <summary>An HTTP API: its integrations by id, and its stages by name.</summary>
internal sealed class HttpApi(string id, string name, Cors? cors)
{
    private volatile RouteTable _routes = RouteTable.Empty;

    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Null where the API has none: then <c>OPTIONS</c> is a method like any other.</summary>
    public Cors? Cors { get; } = cors;

    public ConcurrentDictionary<string, Integration> Integrations { get; } = new();

    public ConcurrentDictionary<string, Stage> Stages { get; } = new();

    /// <summary>Every stage deploys as the API changes, so all share the routes.</summary>
    public RouteTable Routes => _routes;

    public void Add(Route route) => _routes = _routes.With(route);
}
