using Stepyard.Local.GuardRails.Policies;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Roles name the resources that they allow something on, wherever AWS has one to name.</summary>
internal sealed class NoWildcardResources : GuardRail
{
    private const string Everything = "*";

    public override string Name => "no-wildcard-resources";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        foreach (var statement in RoleStatement.Of(stack))
        {
            var actions = statement.Json.TextsAt("Action").ToArray();
            foreach (var resource in statement.Json.TextsAt("Resource"))
            {
                var wide = actions.Where(action => IsTooWide(action, resource)).ToArray();
                if (wide.Length > 0)
                {
                    yield return Found(
                        statement.Owner,
                        $"{statement.Called} allows {string.Join(", ", wide)} on {resource}, where AWS allows an ARN. Name the resource, such as {Example(wide[0])}. "
                        + "Where AWS has none for the action, add it to Local/GuardRails/Policies/ResourcelessActions.cs");
                }
            }

            if (statement.Json.TextsAt("NotResource").Any() && !IsForTextMessages(statement, actions))
            {
                yield return Found(
                    statement.Owner,
                    $"{statement.Called} allows {string.Join(", ", actions)} on everything but some resources (NotResource). Name the resources that are meant, in Resource");
            }
        }
    }

    private static bool IsTooWide(string action, string resource) => resource == Everything
        ? !ResourcelessActions.OnEverything.Contains(action)
        : IsOfAKind(resource) && !ResourcelessActions.OnMadeUpIds.Contains(action);

    // A wildcard for partition, service, region or account, or nothing but one behind the kind of resource: table/*.
    private static bool IsOfAKind(string resource)
    {
        var parts = resource.Split(':', 6);
        if (parts.Length < 6)
        {
            return resource.Contains('*', StringComparison.Ordinal);
        }

        // What stands after a bucket's name are its objects.
        var name = parts[5].TrimEnd('*').TrimEnd(':', '/');
        var isNameless = parts[2] == "s3" ? name.Length == 0 : parts[5].EndsWith('*') && name.IndexOfAny([':', '/']) < 0;
        return parts[..5].Any(part => part.Contains('*', StringComparison.Ordinal)) || isNameless;
    }

    // A phone number has no ARN: everything but the topics is how AWS lets one be meant.
    private static bool IsForTextMessages(RoleStatement statement, string[] actions) =>
        actions is ["sns:Publish"] && statement.Json.TextsAt("NotResource").All(resource => resource.EndsWith(":sns:*:*:*", StringComparison.Ordinal));

    private static string Example(string action) => $"arn:aws:{action.Split(':')[0]}:REGION:ACCOUNT:…";
}
