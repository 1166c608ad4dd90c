using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Iam;

namespace Stepyard.Components;

/// <summary>A role that one AWS service takes on, and what it may then do.</summary>
public sealed class ServiceRole : ComponentResource
{
    /// <param name="name">The role's name; the stack's name is added to the physical one.</param>
    /// <param name="args">Who assumes the role, and the statements of its one policy.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public ServiceRole(string name, ServiceRoleArgs args, StackSettings settings, ComponentResourceOptions options)
        : base("stepyard:index:ServiceRole", name, options)
    {
        var role = new Role(
            name,
            new RoleArgs
            {
                RoleName = $"{name}-{settings.Stack}",
                Description = args.Description,
                AssumeRolePolicyDocument = Statement.Trust(args.Service, args.Conditions),
                Policies = { new Pulumi.AwsNative.Iam.Inputs.RolePolicyArgs { PolicyName = "permissions", PolicyDocument = Statement.Document(args.Statements) } },
            },
            new CustomResourceOptions { Parent = this });
        Arn = role.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}

/// <summary>What a <see cref="ServiceRole"/> is made of.</summary>
/// <param name="Description">What the role is for, as the IAM console shows it.</param>
/// <param name="Service">The service principal that may assume it, such as <c>lambda.amazonaws.com</c>.</param>
/// <param name="Statements">What it may do.</param>
public sealed record ServiceRoleArgs(string Description, string Service, params ImmutableArray<Statement> Statements)
{
    /// <summary>What the trust policy pins, where AWS sets the condition keys for the service; nothing by default.</summary>
    public ImmutableDictionary<string, object> Conditions { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>Pins the account (<c>aws:SourceAccount</c>).</summary>
    public ServiceRoleArgs ForAccount(Output<string> accountId) =>
        Pin("StringEquals", "aws:SourceAccount", accountId);

    /// <summary>Pins the resource on whose behalf the service acts (<c>aws:SourceArn</c>).</summary>
    public ServiceRoleArgs ForResource(Output<string> arn) =>
        Pin("ArnEquals", "aws:SourceArn", arn);

    private ServiceRoleArgs Pin(string test, string key, Output<string> value) =>
        this with { Conditions = Conditions.Add(test, ImmutableDictionary<string, object>.Empty.Add(key, value)) };
}
