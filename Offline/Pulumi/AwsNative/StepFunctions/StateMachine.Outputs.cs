using System.Collections.Immutable;

namespace Pulumi.AwsNative.StepFunctions.Outputs;

/// <summary>What is logged of executions, and where.</summary>
[OutputType]
public sealed class StateMachineLoggingConfiguration
{
    public readonly ImmutableArray<StateMachineLogDestination> Destinations;

    public readonly bool? IncludeExecutionData;

    public readonly StateMachineLoggingConfigurationLevel? Level;

    [OutputConstructor]
    private StateMachineLoggingConfiguration(
        ImmutableArray<StateMachineLogDestination> destinations,
        bool? includeExecutionData,
        StateMachineLoggingConfigurationLevel? level)
    {
        Destinations = destinations;
        IncludeExecutionData = includeExecutionData;
        Level = level;
    }
}

/// <summary>Where a state machine logs.</summary>
[OutputType]
public sealed class StateMachineLogDestination
{
    public readonly StateMachineCloudWatchLogsLogGroup? CloudWatchLogsLogGroup;

    [OutputConstructor]
    private StateMachineLogDestination(StateMachineCloudWatchLogsLogGroup? cloudWatchLogsLogGroup)
    {
        CloudWatchLogsLogGroup = cloudWatchLogsLogGroup;
    }
}

/// <summary>A log group, by its ARN with <c>:*</c> at the end.</summary>
[OutputType]
public sealed class StateMachineCloudWatchLogsLogGroup
{
    public readonly string? LogGroupArn;

    [OutputConstructor]
    private StateMachineCloudWatchLogsLogGroup(string? logGroupArn)
    {
        LogGroupArn = logGroupArn;
    }
}

/// <summary>Whether executions are traced with X-Ray.</summary>
[OutputType]
public sealed class StateMachineTracingConfiguration
{
    public readonly bool? Enabled;

    [OutputConstructor]
    private StateMachineTracingConfiguration(bool? enabled)
    {
        Enabled = enabled;
    }
}

/// <summary>The key that encrypts a state machine.</summary>
[OutputType]
public sealed class StateMachineEncryptionConfiguration
{
    public readonly int? KmsDataKeyReusePeriodSeconds;

    public readonly string? KmsKeyId;

    public readonly StateMachineEncryptionConfigurationType Type;

    [OutputConstructor]
    private StateMachineEncryptionConfiguration(
        int? kmsDataKeyReusePeriodSeconds,
        string? kmsKeyId,
        StateMachineEncryptionConfigurationType type)
    {
        KmsDataKeyReusePeriodSeconds = kmsDataKeyReusePeriodSeconds;
        KmsKeyId = kmsKeyId;
        Type = type;
    }
}
