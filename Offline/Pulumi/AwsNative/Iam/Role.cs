using System.Collections.Immutable;

namespace Pulumi.AwsNative.Iam;

/// <summary>A role that services assume. AWS: AWS::IAM::Role.</summary>
[ResourceType("aws-native:iam:Role", null)]
public class Role : CustomResource
{
    public Role(string name, RoleArgs args, CustomResourceOptions? options = null)
        : base("aws-native:iam:Role", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("assumeRolePolicyDocument")]
    public Output<object> AssumeRolePolicyDocument { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("managedPolicyArns")]
    public Output<ImmutableArray<string>> ManagedPolicyArns { get; private set; } = null!;

    [Output("maxSessionDuration")]
    public Output<int?> MaxSessionDuration { get; private set; } = null!;

    [Output("path")]
    public Output<string?> Path { get; private set; } = null!;

    [Output("permissionsBoundary")]
    public Output<string?> PermissionsBoundary { get; private set; } = null!;

    [Output("policies")]
    public Output<ImmutableArray<Outputs.RolePolicy>> Policies { get; private set; } = null!;

    [Output("roleId")]
    public Output<string> RoleId { get; private set; } = null!;

    [Output("roleName")]
    public Output<string?> RoleName { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Role Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a role is made of.</summary>
public sealed class RoleArgs : ResourceArgs
{
    /// <summary>Who may assume the role.</summary>
    [Input("assumeRolePolicyDocument", required: true)]
    public Input<object> AssumeRolePolicyDocument { get; set; } = null!;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [field: Input("managedPolicyArns")]
    public InputList<string> ManagedPolicyArns { get => field ??= new(); set; }

    [Input("maxSessionDuration")]
    public Input<int>? MaxSessionDuration { get; set; }

    [Input("path")]
    public Input<string>? Path { get; set; }

    [Input("permissionsBoundary")]
    public Input<string>? PermissionsBoundary { get; set; }

    /// <summary>The inline policies.</summary>
    [field: Input("policies")]
    public InputList<Inputs.RolePolicyArgs> Policies { get => field ??= new(); set; }

    [Input("roleName")]
    public Input<string>? RoleName { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }
}
