using Pulumi;
using Pulumi.AwsNative.ApiGatewayV2;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Components;

/// <summary>A method and path of an HTTP API that starts one workflow, through a role that may start that workflow and nothing else.</summary>
/// <remarks>
/// An Express workflow is run to its end and answers with its result; a Standard one is started and answers with its execution's ARN.
/// AWS: HTTP API developer guide, "Working with AWS service integrations for HTTP APIs".
/// </remarks>
public sealed class Route : ComponentResource
{
    /// <param name="name">The name in the program.</param>
    /// <param name="routeKey">Method and path, such as <c>POST /pizza</c>.</param>
    /// <param name="api">The API it belongs to.</param>
    /// <param name="workflow">What it starts.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public Route(string name, string routeKey, HttpApi api, Workflow workflow, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:Route", name, options)
    {
        var start = workflow.Type == WorkflowType.Express ? "StartSyncExecution" : "StartExecution";

        // Nothing is pinned in the trust policy: API Gateway sets neither aws:SourceArn nor aws:SourceAccount when it assumes an integration's role.
        var role = new ServiceRole(
            $"{name}-route",
            new ServiceRoleArgs($"Lets {routeKey} start its workflow", "apigateway.amazonaws.com", new Statement("StartWorkflow", $"states:{start}", workflow.Arn)),
            settings,
            new ComponentResourceOptions { Parent = this });

        var integration = new Integration(
            name,
            new IntegrationArgs
            {
                ApiId = api.Id,
                IntegrationType = "AWS_PROXY",
                IntegrationSubtype = $"StepFunctions-{start}",
                PayloadFormatVersion = "1.0",
                CredentialsArn = role.Arn,
                RequestParameters =
                {
                    // The ARN is ours, not the client's: nothing in a request can start another workflow.
                    { "StateMachineArn", workflow.Arn },
                    { "Input", "$request.body" },
                },
            },
            new CustomResourceOptions { Parent = this });

        _ = new Pulumi.AwsNative.ApiGatewayV2.Route(
            name,
            new RouteArgs { ApiId = api.Id, RouteKey = routeKey, Target = Output.Format($"integrations/{integration.IntegrationId}") },
            new CustomResourceOptions { Parent = this });

        Key = routeKey;
        Url = Output.Format($"{api.Endpoint}{routeKey[routeKey.IndexOf('/', StringComparison.Ordinal)..]}");
        RegisterOutputs();
    }

    /// <summary>Method and path.</summary>
    public string Key { get; }

    public Output<string> Url { get; }
}
