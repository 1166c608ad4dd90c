using System.Collections.Immutable;

namespace Stepyard.Local.ApiGateway.RestApi;

/// <summary>The resources of a deployment that have methods, and which of them a request takes: the most specific.</summary>
/// <remarks>AWS: API Gateway developer guide, "Set up REST API methods". A resource that has no such method is no reason to look for another one.</remarks>
internal sealed class ResourceTable
{
    private readonly ImmutableArray<(RouteKey Path, ImmutableDictionary<string, Method> Methods)> _resources;

    public ResourceTable(IEnumerable<Resource> resources, IEnumerable<Method> methods)
    {
        var byResource = methods.ToLookup(method => method.Resource.Id);
        _resources =
        [
            .. resources.Where(resource => byResource.Contains(resource.Id))
                .Select(resource => (Path: PathOf(resource), Methods: byResource[resource.Id].ToImmutableDictionary(method => method.HttpMethod)))
                .OrderBy(resource => resource.Path.Rank, StringComparer.Ordinal),
        ];
    }

    public IEnumerable<Method> Methods => _resources.SelectMany(resource => resource.Methods.Values);

    /// <summary>The method for a request, and the path's variables; null where there is none.</summary>
    public Method? Find(string httpMethod, string path, out ImmutableDictionary<string, string> variables)
    {
        foreach (var (resource, methods) in _resources)
        {
            if (resource.TryMatch(path, out variables))
            {
                return methods.GetValueOrDefault(httpMethod) ?? methods.GetValueOrDefault(Method.Any);
            }
        }

        variables = ImmutableDictionary<string, string>.Empty;
        return null;
    }

    /// <summary>A path as routes have it; null where <c>{proxy+}</c> is not its last part.</summary>
    public static RouteKey? TryParse(string path) => RouteKey.TryParse($"{Method.Any} {path}");

    private static RouteKey PathOf(Resource resource) => TryParse(resource.Path)!;
}
