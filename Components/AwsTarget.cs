using Pulumi;
using Pulumi.AwsNative;

namespace Stepyard.Components;

/// <summary>The account and region that a stack goes to, as the provider knows them.</summary>
/// <remarks>Names are ours, so an ARN can be written before its resource exists: a role can name the one thing that may assume it.</remarks>
public sealed class AwsTarget
{
    private readonly Output<string> _partition = GetPartition.Invoke().Apply(p => p.Partition);

    public Output<string> Region { get; } = GetRegion.Invoke().Apply(r => r.Region);

    public Output<string> AccountId { get; } = GetAccountId.Invoke().Apply(a => a.AccountId);

    /// <summary>What the names of AWS's endpoints end in, such as <c>amazonaws.com</c>.</summary>
    public Output<string> Domain => _partition.Apply(partition => partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");

    /// <summary>What an integration of a REST API calls, such as <c>ApiGatewayUri("states:action/StartExecution")</c>.</summary>
    public Output<string> ApiGatewayUri(string path) => Output.Format($"arn:{_partition}:apigateway:{Region}:{path}");

    /// <summary>The ARN of a regional resource of this account, such as <c>Arn("states", "stateMachine:pizza")</c>.</summary>
    public Output<string> Arn(string service, string resource) =>
        Output.Format($"arn:{_partition}:{service}:{Region}:{AccountId}:{resource}");

    /// <summary>The ARN of what goes by a name, such as <c>ArnOf("dynamodb", "table", name)</c>; where an ARN is given, that.</summary>
    public Output<string> ArnOf(string service, string kind, Output<string> nameOrArn) =>
        Output.All([Arn(service, $"{kind}/"), nameOrArn]).Apply(it => it[1].StartsWith("arn:", StringComparison.Ordinal) ? it[1] : it[0] + it[1]);

    /// <summary>The ARN of a bucket, or of objects in it, such as <c>ObjectArn("hoard/gold.csv")</c>.</summary>
    public Output<string> ObjectArn(Output<string> path) => Output.Format($"arn:{_partition}:s3:::{path}");

    /// <summary>A pattern that fits every ARN of a service in any region and account, such as <c>arn:aws:sns:*:*:*</c>.</summary>
    public Output<string> EveryArn(string service) => Output.Format($"arn:{_partition}:{service}:*:*:*");
}
