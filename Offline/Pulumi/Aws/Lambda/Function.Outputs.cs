using System.Collections.Immutable;

namespace Pulumi.Aws.Lambda.Outputs;

/// <summary>The environment variables of a function.</summary>
[OutputType]
public sealed class FunctionEnvironment
{
    public readonly ImmutableDictionary<string, string>? Variables;

    [OutputConstructor]
    private FunctionEnvironment(ImmutableDictionary<string, string>? variables)
    {
        Variables = variables;
    }
}

/// <summary>Whether a function is traced with X-Ray.</summary>
[OutputType]
public sealed class FunctionTracingConfig
{
    public readonly string Mode;

    [OutputConstructor]
    private FunctionTracingConfig(string mode)
    {
        Mode = mode;
    }
}

/// <summary>Where a function logs.</summary>
[OutputType]
public sealed class FunctionLoggingConfig
{
    public readonly string? ApplicationLogLevel;

    public readonly string LogFormat;

    public readonly string? LogGroup;

    public readonly string? SystemLogLevel;

    [OutputConstructor]
    private FunctionLoggingConfig(string? applicationLogLevel, string logFormat, string? logGroup, string? systemLogLevel)
    {
        ApplicationLogLevel = applicationLogLevel;
        LogFormat = logFormat;
        LogGroup = logGroup;
        SystemLogLevel = systemLogLevel;
    }
}

/// <summary>The size of <c>/tmp</c> in MB.</summary>
[OutputType]
public sealed class FunctionEphemeralStorage
{
    public readonly int Size;

    [OutputConstructor]
    private FunctionEphemeralStorage(int size)
    {
        Size = size;
    }
}

/// <summary>Where events go whose asynchronous invocations failed.</summary>
[OutputType]
public sealed class FunctionDeadLetterConfig
{
    public readonly string TargetArn;

    [OutputConstructor]
    private FunctionDeadLetterConfig(string targetArn)
    {
        TargetArn = targetArn;
    }
}

/// <summary>The network that a function is attached to.</summary>
[OutputType]
public sealed class FunctionVpcConfig
{
    public readonly bool? Ipv6AllowedForDualStack;

    public readonly ImmutableArray<string> SecurityGroupIds;

    public readonly ImmutableArray<string> SubnetIds;

    public readonly string? VpcId;

    [OutputConstructor]
    private FunctionVpcConfig(bool? ipv6AllowedForDualStack, ImmutableArray<string> securityGroupIds, ImmutableArray<string> subnetIds, string? vpcId)
    {
        Ipv6AllowedForDualStack = ipv6AllowedForDualStack;
        SecurityGroupIds = securityGroupIds;
        SubnetIds = subnetIds;
        VpcId = vpcId;
    }
}
