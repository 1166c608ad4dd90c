using Stepyard.Local.GuardRails.Policies;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>A role says on whose behalf a service may take it on.</summary>
internal sealed class PinnedTrust : GuardRail
{
    // API Gateway sets neither key when it takes on the role of an integration; no page of AWS says so, but its own samples had to give up the pin
    // (aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#479). For ECS the developer guide has both keys in the trust
    // of a task's role, and none in that of an execution role, which is the one that Batch asks for.
    private static readonly string[] Unpinnable = ["apigateway.amazonaws.com", "ecs-tasks.amazonaws.com"];

    public override string Name => "pinned-trust";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        foreach (var statement in stack.Of(Types.Role).SelectMany(role => RoleStatement.Allowing(role, role.Inputs.At("assumeRolePolicyDocument"))))
        {
            if (statement.IsForEverybody)
            {
                yield return Found(statement.Owner, "anybody may assume it (Principal *). Name the service or the account that needs it");
            }

            if (statement.Services.Except(Unpinnable, StringComparer.Ordinal).ToArray() is { Length: > 0 } services && !statement.IsPinned)
            {
                yield return Found(
                    statement.Owner,
                    $"{string.Join(", ", services)} may assume it on behalf of any account's resources. Pin aws:SourceAccount, and aws:SourceArn where one resource is meant: ServiceRoleArgs.ForAccount and ForResource");
            }

            if (statement.Json.TextsAt("Principal", "Federated").FirstOrDefault() is { } provider && statement.Json.At("Condition")?.GetRawText().Contains(":sub\"", StringComparison.Ordinal) != true)
            {
                yield return Found(statement.Owner, $"anybody whom {provider} knows may assume it. Pin the subject (:sub), such as the repository and its environment");
            }
        }
    }
}
