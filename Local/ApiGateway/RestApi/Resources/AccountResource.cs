using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>API Gateway's settings for the account: the role that it logs as.</summary>
internal sealed class AccountResource(IAccess access, Account account) : IResourceType
{
    private const string Principal = ApiGateway.Integration.Principal;

    public string Token => "aws-native:apigateway:Account";

    public Provisioned Create(ResourceRequest request)
    {
        if (request.OptionalText("cloudWatchRoleArn") is { } role)
        {
            Check(role, request);
        }

        return new(request.Name, new Dictionary<string, object> { ["awsId"] = request.Name });
    }

    private void Check(string role, ResourceRequest request)
    {
        try
        {
            var caller = access.Assume(role, Principal, account.Arn("apigateway", "/account"), ApiGateway.Integration.Session);
            access.Authorize(caller, "logs:PutLogEvents", account.Arn("logs", "log-group:API-Gateway-Execution-Logs:*"));
        }
        catch (AwsException)
        {
            throw request.Mistake(
                "The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy: "
                + $"{role} has to trust {Principal} and to allow what the managed policy AmazonAPIGatewayPushToCloudWatchLogs allows.");
        }
    }
}
