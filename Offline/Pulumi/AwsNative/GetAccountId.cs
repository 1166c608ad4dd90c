namespace Pulumi.AwsNative;

/// <summary>The account that the provider works in.</summary>
public static class GetAccountId
{
    private const string Token = "aws-native:index:getAccountId";

    public static Task<GetAccountIdResult> InvokeAsync(InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetAccountIdResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetAccountIdResult> Invoke(InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetAccountIdResult>(Token, InvokeArgs.Empty, options);

    public static Output<GetAccountIdResult> Invoke(InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetAccountIdResult>(Token, InvokeArgs.Empty, options);
}

/// <summary>What <see cref="GetAccountId"/> returns.</summary>
[OutputType]
public sealed class GetAccountIdResult
{
    public readonly string AccountId;

    [OutputConstructor]
    private GetAccountIdResult(string accountId) => AccountId = accountId;
}
