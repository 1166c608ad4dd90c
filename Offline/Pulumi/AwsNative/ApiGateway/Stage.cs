using System.Collections.Immutable;

namespace Pulumi.AwsNative.ApiGateway;

/// <summary>A deployment of a REST API under a name. AWS: AWS::ApiGateway::Stage.</summary>
[ResourceType("aws-native:apigateway:Stage", null)]
public class Stage : CustomResource
{
    public Stage(string name, StageArgs args, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Stage", name, args, options)
    {
    }

    [Output("cacheClusterEnabled")]
    public Output<bool?> CacheClusterEnabled { get; private set; } = null!;

    [Output("cacheClusterSize")]
    public Output<string?> CacheClusterSize { get; private set; } = null!;

    [Output("clientCertificateId")]
    public Output<string?> ClientCertificateId { get; private set; } = null!;

    [Output("deploymentId")]
    public Output<string?> DeploymentId { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("documentationVersion")]
    public Output<string?> DocumentationVersion { get; private set; } = null!;

    [Output("restApiId")]
    public Output<string> RestApiId { get; private set; } = null!;

    [Output("stageName")]
    public Output<string?> StageName { get; private set; } = null!;

    [Output("tracingEnabled")]
    public Output<bool?> TracingEnabled { get; private set; } = null!;

    [Output("variables")]
    public Output<ImmutableDictionary<string, string>?> Variables { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Stage Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a stage is made of.</summary>
public sealed class StageArgs : Pulumi.ResourceArgs
{
    [Input("restApiId", required: true)]
    public Input<string> RestApiId { get; set; } = null!;

    [Input("accessLogSetting")]
    public Input<Inputs.StageAccessLogSettingArgs>? AccessLogSetting { get; set; }

    [Input("cacheClusterEnabled")]
    public Input<bool>? CacheClusterEnabled { get; set; }

    [Input("cacheClusterSize")]
    public Input<string>? CacheClusterSize { get; set; }

    [Input("clientCertificateId")]
    public Input<string>? ClientCertificateId { get; set; }

    [Input("deploymentId")]
    public Input<string>? DeploymentId { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("documentationVersion")]
    public Input<string>? DocumentationVersion { get; set; }

    [field: Input("methodSettings")]
    public InputList<Inputs.StageMethodSettingArgs> MethodSettings { get => field ??= new(); set; }

    [Input("stageName")]
    public Input<string>? StageName { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("tracingEnabled")]
    public Input<bool>? TracingEnabled { get; set; }

    [field: Input("variables")]
    public InputMap<string> Variables { get => field ??= new(); set; }
}
