using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A resource of a REST API: one part of a path.</summary>
internal sealed class PathResource(RestApis apis) : IResourceType
{
    public string Token => "aws-native:apigateway:Resource";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var parentId = request.Text("parentId");
        var parent = api.Resources.GetValueOrDefault(parentId)
            ?? throw request.Mistake($"'parentId' is {parentId}, which is no resource of the API; for a first part it is the API's rootResourceId.");
        var part = request.Text("pathPart");
        var path = parent.PathOf(part);
        if (!IsPart(part) || ResourceTable.TryParse(path) is null)
        {
            throw request.Mistake($"'pathPart' is {part}; it has letters, digits and . _ - : or is {{name}}, or in the last part of a path {{name+}}.");
        }

        if (api.Resources.Values.Any(resource => resource.Path == path))
        {
            throw request.Mistake($"Another resource with the same parent already has this name: {part}");
        }

        var id = request.StableId(6);
        api.Resources[id] = new(id, path);
        return new($"{api.Id}|{id}", new Dictionary<string, object> { ["resourceId"] = id });
    }

    private static bool IsPart(string part)
    {
        var name = part is ['{', .. var inner, '}'] ? inner.TrimEnd('+') : part;
        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or ':');
    }
}
