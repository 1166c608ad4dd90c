namespace Pulumi.AwsNative.ApiGatewayV2;

/// <summary>A deployment of an API under a name. AWS: AWS::ApiGatewayV2::Stage.</summary>
[ResourceType("aws-native:apigatewayv2:Stage", null)]
public class Stage : CustomResource
{
    public Stage(string name, StageArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigatewayv2:Stage", name, args, options)
    {
    }

    [Output("apiId")]
    public Output<string> ApiId { get; private set; } = null!;

    [Output("autoDeploy")]
    public Output<bool?> AutoDeploy { get; private set; } = null!;

    [Output("clientCertificateId")]
    public Output<string?> ClientCertificateId { get; private set; } = null!;

    [Output("deploymentId")]
    public Output<string?> DeploymentId { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("routeSettings")]
    public Output<object?> RouteSettings { get; private set; } = null!;

    [Output("stageName")]
    public Output<string?> StageName { get; private set; } = null!;

    [Output("stageVariables")]
    public Output<object?> StageVariables { get; private set; } = null!;

    [Output("tags")]
    public Output<object?> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Stage Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a stage is made of.</summary>
public sealed class StageArgs : ResourceArgs
{
    [Input("apiId", required: true)]
    public Input<string> ApiId { get; set; } = null!;

    [Input("accessLogSettings")]
    public Input<Inputs.StageAccessLogSettingsArgs>? AccessLogSettings { get; set; }

    [Input("autoDeploy")]
    public Input<bool>? AutoDeploy { get; set; }

    [Input("clientCertificateId")]
    public Input<string>? ClientCertificateId { get; set; }

    [Input("defaultRouteSettings")]
    public Input<Inputs.StageRouteSettingsArgs>? DefaultRouteSettings { get; set; }

    [Input("deploymentId")]
    public Input<string>? DeploymentId { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary><see cref="DefaultRouteSettings"/> by route key.</summary>
    [Input("routeSettings")]
    public Input<object>? RouteSettings { get; set; }

    /// <summary>Part of the URL's path, except for <c>$default</c>.</summary>
    [Input("stageName")]
    public Input<string>? StageName { get; set; }

    [Input("stageVariables")]
    public Input<object>? StageVariables { get; set; }

    [Input("tags")]
    public Input<object>? Tags { get; set; }
}
