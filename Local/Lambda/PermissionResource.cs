using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Lambda;

/// <summary>A statement in a function's resource policy. Every service here acts under a role of its own, so it is checked and otherwise changes nothing.</summary>
internal sealed class PermissionResource(Functions functions) : IResourceType
{
    public string Token => "aws-native:lambda:Permission";

    public Provisioned Create(ResourceRequest request)
    {
        var (name, _) = FunctionArn.Parse(request.Text("functionName"));
        if (functions.Find(name) is null)
        {
            throw request.Mistake($"'functionName' is {request.Text("functionName")}, which is no function of this stack.");
        }

        _ = request.Text("action");
        _ = request.Text("principal");
        return new(request.StableId(16), new Dictionary<string, object>());
    }
}
