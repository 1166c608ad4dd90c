namespace Pulumi.AwsNative;

/// <summary>The region that the provider works in.</summary>
public static class GetRegion
{
    private const string Token = "aws-native:index:getRegion";

    public static Task<GetRegionResult> InvokeAsync(InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetRegionResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetRegionResult> Invoke(InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetRegionResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetRegionResult> Invoke(InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetRegionResult>(Token, InvokeArgs.Empty, options);
}

/// <summary>What <see cref="GetRegion"/> returns.</summary>
[OutputType]
public sealed class GetRegionResult
{
    public readonly string Region;

    [OutputConstructor]
    private GetRegionResult(string region) => Region = region;
}
