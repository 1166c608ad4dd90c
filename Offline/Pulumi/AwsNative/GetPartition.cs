namespace Pulumi.AwsNative;

/// <summary>The partition that the region belongs to, such as <c>aws</c>.</summary>
public static class GetPartition
{
    private const string Token = "aws-native:index:getPartition";

    public static Task<GetPartitionResult> InvokeAsync(InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetPartitionResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetPartitionResult> Invoke(InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetPartitionResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetPartitionResult> Invoke(InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetPartitionResult>(Token, InvokeArgs.Empty, options);
}

/// <summary>What <see cref="GetPartition"/> returns.</summary>
[OutputType]
public sealed class GetPartitionResult
{
    public readonly string DnsSuffix;

    public readonly string Partition;

    [OutputConstructor]
    private GetPartitionResult(string dnsSuffix, string partition)
    {
        DnsSuffix = dnsSuffix;
        Partition = partition;
    }
}
