namespace Pulumi.AwsNative.ApiGateway;

/// <summary>A snapshot of a REST API that stages can serve. AWS: AWS::ApiGateway::Deployment.</summary>
[ResourceType("aws-native:apigateway:Deployment", null)]
public class Deployment : CustomResource
{
    public Deployment(string name, DeploymentArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Deployment", name, args, options)
    {
    }

    [Output("deploymentId")]
    public Output<string> DeploymentId { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("stageName")]
    public Output<string?> StageName { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Deployment Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a deployment is made of.</summary>
public sealed class DeploymentArgs : Pulumi.ResourceArgs
{
    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("stageName")]
    public Input<string>? StageName { get; set; }
}
