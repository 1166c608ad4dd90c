namespace Pulumi.AwsNative.Logs;

/// <summary>Who may write to log groups from outside the account's roles. AWS: AWS::Logs::ResourcePolicy.</summary>
[ResourceType("aws-native:logs:ResourcePolicy", null)]
public class ResourcePolicy : CustomResource
{
    public ResourcePolicy(string name, ResourcePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:logs:ResourcePolicy", name, args, options)
    {
    }

    [Output("policyDocument")]
    public Output<object> PolicyDocument { get; private set; } = null!;

    [Output("policyName")]
    public Output<string?> PolicyName { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static ResourcePolicy Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a log resource policy is made of.</summary>
public sealed class ResourcePolicyArgs : ResourceArgs
{
    [Input("policyDocument", required: true)]
    public Input<object> PolicyDocument { get; set; } = null!;

    [Input("policyName")]
    public Input<string>? PolicyName { get; set; }
}
