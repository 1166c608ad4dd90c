using Stepyard.Local.GuardRails.Policies;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>The policy of a queue, a topic, a bus or a function says on whose behalf a service may use it.</summary>
internal sealed class PinnedPolicies : GuardRail
{
    private const string Permission = "aws-native:lambda:Permission";

    private static readonly string[] PolicyTypes =
    [
        "aws-native:sqs:QueueInlinePolicy", "aws-native:sqs:QueuePolicy", "aws-native:sns:TopicInlinePolicy", "aws-native:sns:TopicPolicy", "aws-native:logs:ResourcePolicy",
        "aws-native:events:EventBusPolicy",
    ];

    public override string Name => "pinned-policies";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        var statements = stack.Of(PolicyTypes).SelectMany(policy => policy.Inputs.At("statement") is { } single
            ? [new RoleStatement(policy, single)]
            : RoleStatement.Allowing(policy, policy.Inputs.At("policyDocument")));
        foreach (var statement in statements)
        {
            if (statement.IsForEverybody && statement.Json.At("Condition") is null)
            {
                yield return Found(statement.Owner, $"{statement.Called} lets anybody in (Principal *). Name the service or the account that needs it");
            }
            else if (statement.Services.ToArray() is { Length: > 0 } services && !statement.IsPinned)
            {
                yield return Found(statement.Owner, $"{statement.Called} lets {string.Join(", ", services)} in on behalf of any account's resources. Pin aws:SourceArn or aws:SourceAccount");
            }
        }

        foreach (var permission in stack.Of(Permission).Where(it => it.Inputs.At("sourceArn") is null && it.Inputs.At("sourceAccount") is null))
        {
            if (permission.Inputs.TextAt("principal") is { } principal && principal.EndsWith(".amazonaws.com", StringComparison.Ordinal))
            {
                yield return Found(permission, $"it lets {principal} invoke the function on behalf of any account's resources. Give sourceArn or sourceAccount");
            }
        }
    }
}
