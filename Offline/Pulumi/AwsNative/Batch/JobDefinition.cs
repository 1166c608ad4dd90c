using System.Collections.Immutable;

namespace Pulumi.AwsNative.Batch;

/// <summary>What jobs run. AWS: AWS::Batch::JobDefinition.</summary>
[ResourceType("aws-native:batch:JobDefinition", null)]
public class JobDefinition : CustomResource
{
    public JobDefinition(string name, JobDefinitionArgs args, CustomResourceOptions? options = null)
        : base("aws-native:batch:JobDefinition", name, args, options)
    {
    }

    /// <summary>The ARN, which ends in the revision.</summary>
    [Output("jobDefinitionArn")]
    public Output<string> JobDefinitionArn { get; private set; } = null!;

    [Output("jobDefinitionName")]
    public Output<string?> JobDefinitionName { get; private set; } = null!;

    [Output("parameters")]
    public Output<ImmutableDictionary<string, string>?> Parameters { get; private set; } = null!;

    [Output("platformCapabilities")]
    public Output<ImmutableArray<string>> PlatformCapabilities { get; private set; } = null!;

    [Output("propagateTags")]
    public Output<bool?> PropagateTags { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static JobDefinition Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a job definition is made of.</summary>
public sealed class JobDefinitionArgs : ResourceArgs
{
    /// <summary><c>container</c> or <c>multinode</c>.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("containerProperties")]
    public Input<Inputs.JobDefinitionContainerPropertiesArgs>? ContainerProperties { get; set; }

    [Input("jobDefinitionName")]
    public Input<string>? JobDefinitionName { get; set; }

    [field: Input("parameters")]
    public InputMap<string> Parameters { get => field ??= new(); set; }

    /// <summary><c>EC2</c> or <c>FARGATE</c>.</summary>
    [field: Input("platformCapabilities")]
    public InputList<string> PlatformCapabilities { get => field ??= new(); set; }

    [Input("propagateTags")]
    public Input<bool>? PropagateTags { get; set; }

    [Input("retryStrategy")]
    public Input<Inputs.JobDefinitionRetryStrategyArgs>? RetryStrategy { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }

    [Input("timeout")]
    public Input<Inputs.JobDefinitionJobTimeoutArgs>? Timeout { get; set; }
}
