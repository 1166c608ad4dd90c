using Stepyard.Local.GuardRails.Policies;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Roles name the actions that they allow.</summary>
internal sealed class NoWildcardActions : GuardRail
{
    public override string Name => "no-wildcard-actions";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from statement in RoleStatement.Of(stack)
        from action in statement.Json.TextsAt("Action").Where(action => action.Contains('*', StringComparison.Ordinal))
            .Concat(statement.Json.TextsAt("NotAction").Select(action => $"everything but {action}"))
        select Found(statement.Owner, $"{statement.Called} allows {action}. Name the actions that are needed, and no others");
}
