using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>The account's REST APIs, which share one port.</summary>
internal sealed class RestApis
{
    private readonly ConcurrentDictionary<string, Api> _byId = new();
    private volatile Api? _first;

    public IEnumerable<Api> All => _byId.Values;

    public void Add(Api api)
    {
        _byId[api.Id] = api;
        _first ??= api;
    }

    /// <exception cref="ProvisioningException">There is no such API.</exception>
    public Api Get(ResourceRequest request) =>
        _byId.GetValueOrDefault(request.Text("restApiId")) ?? throw request.Mistake($"there is no REST API with the id '{request.Text("restApiId")}'.");

    /// <summary>The API and the stage that a request is for, and the path without the stage's name; null where there is none.</summary>
    /// <remarks>
    /// The first API has the port to itself; others are reached by their id, as <c>http://API_ID.localhost:8081</c>. Where an API has one stage,
    /// its name may be left out of the path, as behind a custom domain.
    /// </remarks>
    public (Api Api, Stage Stage)? Find(HttpRequest request, out string path)
    {
        path = request.Path.Value is { Length: > 0 } given ? given : "/";
        var api = _byId.Count > 1 && _byId.TryGetValue(request.Host.Host.Split('.')[0], out var named) ? named : _first;
        if (api is null)
        {
            return null;
        }

        var end = path.IndexOf('/', 1);
        if (api.Stages.TryGetValue(end < 0 ? path[1..] : path[1..end], out var prefixed))
        {
            path = WithoutSlash(end < 0 ? "/" : path[end..]);
            return (api, prefixed);
        }

        path = WithoutSlash(path);
        return api.Stages.Count == 1 ? (api, api.Stages.Values.First()) : null;
    }

    // To a REST API a slash at the end makes no difference.
    private static string WithoutSlash(string path) => path.Length > 1 ? path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : path;
}
