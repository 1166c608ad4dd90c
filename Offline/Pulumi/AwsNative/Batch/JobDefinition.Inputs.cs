namespace Pulumi.AwsNative.Batch.Inputs;

/// <summary>The container that a job runs in.</summary>
public sealed class JobDefinitionContainerPropertiesArgs : ResourceArgs
{
    [Input("image", required: true)]
    public Input<string> Image { get; set; } = null!;

    [field: Input("command")]
    public InputList<string> Command { get => field ??= new(); set; }

    [field: Input("environment")]
    public InputList<JobDefinitionEnvironmentArgs> Environment { get => field ??= new(); set; }

    [Input("executionRoleArn")]
    public Input<string>? ExecutionRoleArn { get; set; }

    [Input("jobRoleArn")]
    public Input<string>? JobRoleArn { get; set; }

    [Input("logConfiguration")]
    public Input<JobDefinitionLogConfigurationArgs>? LogConfiguration { get; set; }

    [Input("networkConfiguration")]
    public Input<JobDefinitionNetworkConfigurationArgs>? NetworkConfiguration { get; set; }

    [field: Input("resourceRequirements")]
    public InputList<JobDefinitionResourceRequirementArgs> ResourceRequirements { get => field ??= new(); set; }

    [Input("runtimePlatform")]
    public Input<JobDefinitionRuntimePlatformArgs>? RuntimePlatform { get; set; }
}

/// <summary>An environment variable.</summary>
public sealed class JobDefinitionEnvironmentArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>Where a container logs.</summary>
public sealed class JobDefinitionLogConfigurationArgs : ResourceArgs
{
    [Input("logDriver", required: true)]
    public Input<string> LogDriver { get; set; } = null!;

    [field: Input("options")]
    public InputMap<string> Options { get => field ??= new(); set; }
}

/// <summary>The network of a container on Fargate.</summary>
public sealed class JobDefinitionNetworkConfigurationArgs : ResourceArgs
{
    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    [Input("assignPublicIp")]
    public Input<string>? AssignPublicIp { get; set; }
}

/// <summary>How much of something a container has: <c>VCPU</c>, or <c>MEMORY</c> in MiB.</summary>
public sealed class JobDefinitionResourceRequirementArgs : ResourceArgs
{
    [Input("type")]
    public Input<string>? Type { get; set; }

    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>The machine of a container on Fargate.</summary>
public sealed class JobDefinitionRuntimePlatformArgs : ResourceArgs
{
    /// <summary><c>X86_64</c> or <c>ARM64</c>.</summary>
    [Input("cpuArchitecture")]
    public Input<string>? CpuArchitecture { get; set; }

    [Input("operatingSystemFamily")]
    public Input<string>? OperatingSystemFamily { get; set; }
}

/// <summary>How often a job is tried.</summary>
public sealed class JobDefinitionRetryStrategyArgs : ResourceArgs
{
    [Input("attempts")]
    public Input<int>? Attempts { get; set; }

    [field: Input("evaluateOnExit")]
    public InputList<JobDefinitionEvaluateOnExitArgs> EvaluateOnExit { get => field ??= new(); set; }
}

/// <summary>What is done about a failure that fits.</summary>
public sealed class JobDefinitionEvaluateOnExitArgs : ResourceArgs
{
    /// <summary><c>RETRY</c> or <c>EXIT</c>.</summary>
    [Input("action", required: true)]
    public Input<string> Action { get; set; } = null!;

    [Input("onExitCode")]
    public Input<string>? OnExitCode { get; set; }

    [Input("onReason")]
    public Input<string>? OnReason { get; set; }

    [Input("onStatusReason")]
    public Input<string>? OnStatusReason { get; set; }
}

/// <summary>How long an attempt may take.</summary>
public sealed class JobDefinitionJobTimeoutArgs : ResourceArgs
{
    /// <summary>Seconds; at least 60.</summary>
    [Input("attemptDurationSeconds")]
    public Input<int>? AttemptDurationSeconds { get; set; }
}
