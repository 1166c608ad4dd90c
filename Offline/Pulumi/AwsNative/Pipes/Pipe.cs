using System.Collections.Immutable;

namespace Pulumi.AwsNative.Pipes;

/// <summary>Takes messages from a source to a target. AWS: AWS::Pipes::Pipe.</summary>
[ResourceType("aws-native:pipes:Pipe", null)]
public class Pipe : CustomResource
{
    public Pipe(string name, PipeArgs args, CustomResourceOptions? options = null)
        : base("aws-native:pipes:Pipe", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("creationTime")]
    public Output<string> CreationTime { get; private set; } = null!;

    [Output("currentState")]
    public Output<PipeState> CurrentState { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("desiredState")]
    public Output<PipeRequestedPipeState?> DesiredState { get; private set; } = null!;

    [Output("kmsKeyIdentifier")]
    public Output<string?> KmsKeyIdentifier { get; private set; } = null!;

    [Output("lastModifiedTime")]
    public Output<string> LastModifiedTime { get; private set; } = null!;

    [Output("name")]
    public Output<string?> Name { get; private set; } = null!;

    [Output("roleArn")]
    public Output<string> RoleArn { get; private set; } = null!;

    [Output("source")]
    public Output<string> Source { get; private set; } = null!;

    [Output("sourceParameters")]
    public Output<Outputs.PipeSourceParameters?> SourceParameters { get; private set; } = null!;

    [Output("stateReason")]
    public Output<string> StateReason { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("target")]
    public Output<string> Target { get; private set; } = null!;

    [Output("targetParameters")]
    public Output<Outputs.PipeTargetParameters?> TargetParameters { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Pipe Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a pipe is made of.</summary>
public sealed class PipeArgs : ResourceArgs
{
    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("desiredState")]
    public Input<PipeRequestedPipeState>? DesiredState { get; set; }

    [Input("kmsKeyIdentifier")]
    public Input<string>? KmsKeyIdentifier { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("roleArn", required: true)]
    public Input<string> RoleArn { get; set; } = null!;

    [Input("source", required: true)]
    public Input<string> Source { get; set; } = null!;

    [Input("sourceParameters")]
    public Input<Inputs.PipeSourceParametersArgs>? SourceParameters { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }

    [Input("target", required: true)]
    public Input<string> Target { get; set; } = null!;

    [Input("targetParameters")]
    public Input<Inputs.PipeTargetParametersArgs>? TargetParameters { get; set; }
}

/// <summary>Whether a pipe runs.</summary>
[EnumType]
public readonly record struct PipeRequestedPipeState
{
    private readonly string _value;

    private PipeRequestedPipeState(string value) => _value = value;

    public static PipeRequestedPipeState Running { get; } = new("RUNNING");

    public static PipeRequestedPipeState Stopped { get; } = new("STOPPED");

    public static explicit operator string(PipeRequestedPipeState value) => value._value;

    public override string ToString() => _value;
}

/// <summary>What a pipe does now.</summary>
[EnumType]
public readonly record struct PipeState
{
    private readonly string _value;

    private PipeState(string value) => _value = value;

    public static PipeState CreateFailed { get; } = new("CREATE_FAILED");

    public static PipeState CreateRollbackFailed { get; } = new("CREATE_ROLLBACK_FAILED");

    public static PipeState Creating { get; } = new("CREATING");

    public static PipeState DeleteFailed { get; } = new("DELETE_FAILED");

    public static PipeState DeleteRollbackFailed { get; } = new("DELETE_ROLLBACK_FAILED");

    public static PipeState Deleting { get; } = new("DELETING");

    public static PipeState Running { get; } = new("RUNNING");

    public static PipeState StartFailed { get; } = new("START_FAILED");

    public static PipeState Starting { get; } = new("STARTING");

    public static PipeState StopFailed { get; } = new("STOP_FAILED");

    public static PipeState Stopped { get; } = new("STOPPED");

    public static PipeState Stopping { get; } = new("STOPPING");

    public static PipeState UpdateFailed { get; } = new("UPDATE_FAILED");

    public static PipeState UpdateRollbackFailed { get; } = new("UPDATE_ROLLBACK_FAILED");

    public static PipeState Updating { get; } = new("UPDATING");

    public static explicit operator string(PipeState value) => value._value;

    public override string ToString() => _value;
}

/// <summary>Whether a pipe waits for its target.</summary>
[EnumType]
public readonly record struct PipeTargetInvocationType
{
    private readonly string _value;

    private PipeTargetInvocationType(string value) => _value = value;

    public static PipeTargetInvocationType FireAndForget { get; } = new("FIRE_AND_FORGET");

    public static PipeTargetInvocationType RequestResponse { get; } = new("REQUEST_RESPONSE");

    public static explicit operator string(PipeTargetInvocationType value) => value._value;

    public override string ToString() => _value;
}
