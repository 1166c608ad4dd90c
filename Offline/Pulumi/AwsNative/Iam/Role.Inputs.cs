namespace Pulumi.AwsNative.Iam.Inputs;

/// <summary>An inline policy of a role.</summary>
public sealed class RolePolicyArgs : ResourceArgs
{
    [Input("policyDocument", required: true)]
    public Input<object> PolicyDocument { get; set; } = null!;

    [Input("policyName", required: true)]
    public Input<string> PolicyName { get; set; } = null!;
}
