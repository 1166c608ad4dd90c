using System.Collections.Immutable;

namespace Pulumi.AwsNative.Batch;

/// <summary>Where Batch runs jobs. AWS: AWS::Batch::ComputeEnvironment.</summary>
[ResourceType("aws-native:batch:ComputeEnvironment", null)]
public class ComputeEnvironment : CustomResource
{
    public ComputeEnvironment(string name, ComputeEnvironmentArgs args, CustomResourceOptions? options = null)
        : base("aws-native:batch:ComputeEnvironment", name, args, options)
    {
    }

    [Output("computeEnvironmentArn")]
    public Output<string> ComputeEnvironmentArn { get; private set; } = null!;

    [Output("computeEnvironmentName")]
    public Output<string?> ComputeEnvironmentName { get; private set; } = null!;

    [Output("replaceComputeEnvironment")]
    public Output<bool?> ReplaceComputeEnvironment { get; private set; } = null!;

    [Output("serviceRole")]
    public Output<string?> ServiceRole { get; private set; } = null!;

    [Output("state")]
    public Output<string?> State { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static ComputeEnvironment Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a compute environment is made of.</summary>
public sealed class ComputeEnvironmentArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("computeEnvironmentName")]
    public Input<string>? ComputeEnvironmentName { get; set; }

    [Input("computeResources")]
    public Input<Inputs.ComputeEnvironmentComputeResourcesArgs>? ComputeResources { get; set; }

    [Input("replaceComputeEnvironment")]
    public Input<bool>? ReplaceComputeEnvironment { get; set; }

    [Input("serviceRole")]
    public Input<string>? ServiceRole { get; set; }

    [Input("state")]
    public Input<string>? State { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }
}
