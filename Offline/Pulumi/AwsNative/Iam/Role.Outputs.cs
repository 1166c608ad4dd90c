namespace Pulumi.AwsNative.Iam.Outputs;

/// <summary>An inline policy of a role.</summary>
[OutputType]
public sealed class RolePolicy
{
    public readonly object PolicyDocument;

    public readonly string PolicyName;

    [OutputConstructor]
    private RolePolicy(object policyDocument, string policyName)
    {
        PolicyDocument = policyDocument;
        PolicyName = policyName;
    }
}
