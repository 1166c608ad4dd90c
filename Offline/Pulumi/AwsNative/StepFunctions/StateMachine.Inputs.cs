namespace Pulumi.AwsNative.StepFunctions.Inputs;

/// <summary>What is logged of executions, and where.</summary>
public sealed class StateMachineLoggingConfigurationArgs : ResourceArgs
{
    [field: Input("destinations")]
    public InputList<StateMachineLogDestinationArgs> Destinations { get => field ??= new(); set; }

    [Input("includeExecutionData")]
    public Input<bool>? IncludeExecutionData { get; set; }

    [Input("level")]
    public Input<StateMachineLoggingConfigurationLevel>? Level { get; set; }
}

/// <summary>Where a state machine logs.</summary>
public sealed class StateMachineLogDestinationArgs : ResourceArgs
{
    [Input("cloudWatchLogsLogGroup")]
    public Input<StateMachineCloudWatchLogsLogGroupArgs>? CloudWatchLogsLogGroup { get; set; }
}

/// <summary>A log group, by its ARN with <c>:*</c> at the end.</summary>
public sealed class StateMachineCloudWatchLogsLogGroupArgs : ResourceArgs
{
    [Input("logGroupArn")]
    public Input<string>? LogGroupArn { get; set; }
}

/// <summary>Whether executions are traced with X-Ray.</summary>
public sealed class StateMachineTracingConfigurationArgs : ResourceArgs
{
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }
}

/// <summary>The key that encrypts a state machine.</summary>
public sealed class StateMachineEncryptionConfigurationArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<StateMachineEncryptionConfigurationType> Type { get; set; } = null!;

    [Input("kmsDataKeyReusePeriodSeconds")]
    public Input<int>? KmsDataKeyReusePeriodSeconds { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }
}
