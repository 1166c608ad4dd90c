namespace Pulumi.AwsNative.Events.Inputs;

/// <summary>What a rule sends its events to.</summary>
public sealed class RuleTargetArgs : ResourceArgs
{
    [Input("arn", required: true)]
    public Input<string> Arn { get; set; } = null!;

    [Input("deadLetterConfig")]
    public Input<RuleDeadLetterConfigArgs>? DeadLetterConfig { get; set; }

    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;

    [Input("input")]
    public Input<string>? Input { get; set; }

    [Input("inputPath")]
    public Input<string>? InputPath { get; set; }

    [Input("inputTransformer")]
    public Input<RuleInputTransformerArgs>? InputTransformer { get; set; }

    [Input("retryPolicy")]
    public Input<RuleRetryPolicyArgs>? RetryPolicy { get; set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("sqsParameters")]
    public Input<RuleSqsParametersArgs>? SqsParameters { get; set; }
}

/// <summary>The queue that gets what a target does not take.</summary>
public sealed class RuleDeadLetterConfigArgs : ResourceArgs
{
    [Input("arn")]
    public Input<string>? Arn { get; set; }
}

/// <summary>What a target receives of an event, as a template.</summary>
public sealed class RuleInputTransformerArgs : ResourceArgs
{
    [field: Input("inputPathsMap")]
    public InputMap<string> InputPathsMap { get => field ??= new(); set; }

    [Input("inputTemplate", required: true)]
    public Input<string> InputTemplate { get; set; } = null!;
}

/// <summary>How often and how long an event is tried again.</summary>
public sealed class RuleRetryPolicyArgs : ResourceArgs
{
    [Input("maximumEventAgeInSeconds")]
    public Input<int>? MaximumEventAgeInSeconds { get; set; }

    [Input("maximumRetryAttempts")]
    public Input<int>? MaximumRetryAttempts { get; set; }
}

/// <summary>How events are put into a FIFO queue.</summary>
public sealed class RuleSqsParametersArgs : ResourceArgs
{
    [Input("messageGroupId", required: true)]
    public Input<string> MessageGroupId { get; set; } = null!;
}
