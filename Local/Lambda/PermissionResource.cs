using Stepyard.Local.Lambda.Policies;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Lambda;

/// <summary>A statement in a function's resource policy. Every service here acts under a role of its own, so nothing depends on it.</summary>
internal sealed class PermissionResource(Yard yard, Functions functions) : IResourceType
{
    public string Token => "aws-native:lambda:Permission";

    public Provisioned Create(ResourceRequest request)
    {
        var (name, qualifier) = FunctionArn.Parse(request.Text("functionName"));
        if (functions.Find(name) is not { } function)
        {
            throw request.Mistake($"'functionName' is {request.Text("functionName")}, which is no function of this stack.");
        }

        var statement = new FunctionStatement(
            request.StableId(16), request.Text("principal"), request.Text("action"), FunctionArn.Of(yard.Account, name, qualifier))
        {
            SourceArn = request.OptionalText("sourceArn"),
            SourceAccount = request.OptionalText("sourceAccount"),
            PrincipalOrgId = request.OptionalText("principalOrgId"),
            EventSourceToken = request.OptionalText("eventSourceToken"),
            FunctionUrlAuthType = request.OptionalText("functionUrlAuthType"),
        };
        function.Policy.Add(statement, revisionId: null);
        return new(statement.Sid, new Dictionary<string, object>());
    }
}
