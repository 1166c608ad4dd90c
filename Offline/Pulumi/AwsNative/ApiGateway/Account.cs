namespace Pulumi.AwsNative.ApiGateway;

/// <summary>Settings of API Gateway that all APIs of a region share. AWS: AWS::ApiGateway::Account.</summary>
[ResourceType("aws-native:apigateway:Account", null)]
public class Account : CustomResource
{
    public Account(string name, AccountArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:apigateway:Account", name, args ?? new AccountArgs(), options)
    {
    }

    [Output("awsId")]
    public Output<string> AwsId { get; private set; } = null!;

    [Output("cloudWatchRoleArn")]
    public Output<string?> CloudWatchRoleArn { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Account Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What the settings are made of.</summary>
public sealed class AccountArgs : Pulumi.ResourceArgs
{
    [Input("cloudWatchRoleArn")]
    public Input<string>? CloudWatchRoleArn { get; set; }
}
