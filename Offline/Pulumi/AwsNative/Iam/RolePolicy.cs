namespace Pulumi.AwsNative.Iam;

/// <summary>An inline policy of a role. AWS: AWS::IAM::RolePolicy.</summary>
[ResourceType("aws-native:iam:RolePolicy", null)]
public class RolePolicy : CustomResource
{
    public RolePolicy(string name, RolePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:iam:RolePolicy", name, args, options)
    {
    }

    [Output("policyDocument")]
    public Output<object?> PolicyDocument { get; private set; } = null!;

    [Output("policyName")]
    public Output<string?> PolicyName { get; private set; } = null!;

    [Output("roleName")]
    public Output<string> RoleName { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static RolePolicy Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What an inline policy is made of.</summary>
public sealed class RolePolicyArgs : ResourceArgs
{
    [Input("roleName", required: true)]
    public Input<string> RoleName { get; set; } = null!;

    [Input("policyDocument")]
    public Input<object>? PolicyDocument { get; set; }

    [Input("policyName")]
    public Input<string>? PolicyName { get; set; }
}
