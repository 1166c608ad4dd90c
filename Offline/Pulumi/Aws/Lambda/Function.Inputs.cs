namespace Pulumi.Aws.Lambda.Inputs;

/// <summary>The environment variables of a function.</summary>
public sealed class FunctionEnvironmentArgs : ResourceArgs
{
    [field: Input("variables")]
    public InputMap<string> Variables { get => field ??= new(); set; }
}

/// <summary><c>Active</c> to trace with X-Ray, <c>PassThrough</c> to leave it to the caller.</summary>
public sealed class FunctionTracingConfigArgs : ResourceArgs
{
    [Input("mode", required: true)]
    public Input<string> Mode { get; set; } = null!;
}

/// <summary>Where a function logs: <c>JSON</c> or <c>Text</c>, and from which levels.</summary>
public sealed class FunctionLoggingConfigArgs : ResourceArgs
{
    [Input("logFormat", required: true)]
    public Input<string> LogFormat { get; set; } = null!;

    [Input("applicationLogLevel")]
    public Input<string>? ApplicationLogLevel { get; set; }

    [Input("logGroup")]
    public Input<string>? LogGroup { get; set; }

    [Input("systemLogLevel")]
    public Input<string>? SystemLogLevel { get; set; }
}

/// <summary>The size of <c>/tmp</c> in MB.</summary>
public sealed class FunctionEphemeralStorageArgs : ResourceArgs
{
    [Input("size")]
    public Input<int>? Size { get; set; }
}

/// <summary>Where events go whose asynchronous invocations failed.</summary>
public sealed class FunctionDeadLetterConfigArgs : ResourceArgs
{
    [Input("targetArn", required: true)]
    public Input<string> TargetArn { get; set; } = null!;
}

/// <summary>The network that a function is attached to.</summary>
public sealed class FunctionVpcConfigArgs : ResourceArgs
{
    [field: Input("securityGroupIds", required: true)]
    public InputList<string> SecurityGroupIds { get => field ??= new(); set; }

    [field: Input("subnetIds", required: true)]
    public InputList<string> SubnetIds { get => field ??= new(); set; }

    [Input("ipv6AllowedForDualStack")]
    public Input<bool>? Ipv6AllowedForDualStack { get; set; }

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }
}
