using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway;

/// <summary>The account's HTTP APIs, which share one port.</summary>
internal sealed class HttpApis
{
    private readonly ConcurrentDictionary<string, HttpApi> _byId = new();
    private volatile HttpApi? _first;

    public IEnumerable<HttpApi> All => _byId.Values;

    public void Add(HttpApi api)
    {
        _byId[api.Id] = api;
        _first ??= api;
    }

    /// <exception cref="ProvisioningException">There is no such API.</exception>
    public HttpApi Get(ResourceRequest request) =>
        _byId.GetValueOrDefault(request.Text("apiId")) ?? throw request.Mistake($"there is no API with the id '{request.Text("apiId")}'.");

    /// <summary>The API and the stage that a request is for, and the path without the stage's name; null where there is none.</summary>
    /// <remarks>The first API has the port to itself; others are reached by their id, as <c>http://API_ID.localhost:8080</c>.</remarks>
    public (HttpApi Api, Stage Stage)? Find(HttpRequest request, out string path)
    {
        path = request.Path.Value is { Length: > 0 } given ? given : "/";
        var api = _byId.Count > 1 && _byId.TryGetValue(request.Host.Host.Split('.')[0], out var named) ? named : _first;
        if (api is null)
        {
            return null;
        }

        if (api.Stages.Count > 1 || !api.Stages.ContainsKey(Stage.Default))
        {
            var end = path.IndexOf('/', 1);
            if (api.Stages.TryGetValue(end < 0 ? path[1..] : path[1..end], out var prefixed))
            {
                path = end < 0 ? "/" : path[end..];
                return (api, prefixed);
            }
        }

        return api.Stages.TryGetValue(Stage.Default, out var stage) ? (api, stage) : null;
    }
}
