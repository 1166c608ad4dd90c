using System.Collections.Immutable;

namespace Pulumi.AwsNative.Events.Outputs;

/// <summary>What a rule sends its events to.</summary>
[OutputType]
public sealed class RuleTarget
{
    public readonly string Arn;

    public readonly RuleDeadLetterConfig? DeadLetterConfig;

    public readonly string Id;

    public readonly string? Input;

    public readonly string? InputPath;

    public readonly RuleInputTransformer? InputTransformer;

    public readonly RuleRetryPolicy? RetryPolicy;

    public readonly string? RoleArn;

    public readonly RuleSqsParameters? SqsParameters;

    [OutputConstructor]
    private RuleTarget(
        string arn,
        RuleDeadLetterConfig? deadLetterConfig,
        string id,
        string? input,
        string? inputPath,
        RuleInputTransformer? inputTransformer,
        RuleRetryPolicy? retryPolicy,
        string? roleArn,
        RuleSqsParameters? sqsParameters)
    {
        Arn = arn;
        DeadLetterConfig = deadLetterConfig;
        Id = id;
        Input = input;
        InputPath = inputPath;
        InputTransformer = inputTransformer;
        RetryPolicy = retryPolicy;
        RoleArn = roleArn;
        SqsParameters = sqsParameters;
    }
}

/// <summary>The queue that gets what a target does not take.</summary>
[OutputType]
public sealed class RuleDeadLetterConfig
{
    public readonly string? Arn;

    [OutputConstructor]
    private RuleDeadLetterConfig(string? arn)
    {
        Arn = arn;
    }
}

/// <summary>What a target receives of an event, as a template.</summary>
[OutputType]
public sealed class RuleInputTransformer
{
    public readonly ImmutableDictionary<string, string>? InputPathsMap;

    public readonly string InputTemplate;

    [OutputConstructor]
    private RuleInputTransformer(ImmutableDictionary<string, string>? inputPathsMap, string inputTemplate)
    {
        InputPathsMap = inputPathsMap;
        InputTemplate = inputTemplate;
    }
}

/// <summary>How often and how long an event is tried again.</summary>
[OutputType]
public sealed class RuleRetryPolicy
{
    public readonly int? MaximumEventAgeInSeconds;

    public readonly int? MaximumRetryAttempts;

    [OutputConstructor]
    private RuleRetryPolicy(int? maximumEventAgeInSeconds, int? maximumRetryAttempts)
    {
        MaximumEventAgeInSeconds = maximumEventAgeInSeconds;
        MaximumRetryAttempts = maximumRetryAttempts;
    }
}

/// <summary>How events are put into a FIFO queue.</summary>
[OutputType]
public sealed class RuleSqsParameters
{
    public readonly string MessageGroupId;

    [OutputConstructor]
    private RuleSqsParameters(string messageGroupId)
    {
        MessageGroupId = messageGroupId;
    }
}
