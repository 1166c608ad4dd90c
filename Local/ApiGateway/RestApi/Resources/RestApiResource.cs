using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A REST API.</summary>
internal sealed class RestApiResource(RestApis apis) : IResourceType
{
    private static readonly string[] Unsupported = ["body", "bodyS3Location", "cloneFrom", "mode", "policy"];

    public string Token => "aws-native:apigateway:RestApi";

    public Provisioned Create(ResourceRequest request)
    {
        foreach (var unsupported in Unsupported.Where(request.Inputs.ContainsKey))
        {
            throw request.Mistake($"'{unsupported}' is not supported here; register resources and methods of their own, and no resource policy.");
        }

        var id = request.StableId(10);
        var root = (request with { Type = $"{request.Type}/root" }).StableId(10);
        apis.Add(new(id, request.OptionalText("name") ?? request.Name, root, [.. request.List("binaryMediaTypes").Cast<string>()]));
        return new(id, new Dictionary<string, object> { ["restApiId"] = id, ["rootResourceId"] = root });
    }
}
