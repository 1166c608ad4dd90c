using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>A deployment of a REST API: a snapshot of what it has by then.</summary>
internal sealed class DeploymentResource(RestApis apis) : IResourceType
{
    public string Token => "aws-native:apigateway:Deployment";

    public Provisioned Create(ResourceRequest request)
    {
        var api = apis.Get(request);
        if (request.Inputs.ContainsKey("stageName"))
        {
            throw request.Mistake("'stageName' is not supported here; register a stage of its own.");
        }

        if (api.Methods.IsEmpty)
        {
            throw request.Mistake("The REST API doesn't contain any methods. Let the deployment depend on them (DependsOn), or it is made before they are.");
        }

        var id = request.StableId(6);
        api.Deployments[id] = api.Deploy(id);
        return new($"{api.Id}|{id}", new Dictionary<string, object> { ["deploymentId"] = id });
    }
}
