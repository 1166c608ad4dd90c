using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A request validator of a REST API.</summary>
internal sealed class RequestValidatorResource(RestApis apis) : IResourceType
{
    public string Token => "aws-native:apigateway:RequestValidator";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        var id = request.StableId(6);
        api.Validators[id] = new(request.OptionalFlag("validateRequestBody") ?? false, request.OptionalFlag("validateRequestParameters") ?? false);
        return new($"{api.Id}|{id}", new Dictionary<string, object> { ["requestValidatorId"] = id });
    }
}
