using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview.Policies;

/// <summary>Warns of changes that let somebody do what they could not do before.</summary>
internal static class AccessFindings
{
    private const string Rule = "wider-access";

    public static IEnumerable<Finding> In(IEnumerable<ResourceChange> changes) =>
        from change in changes
        where change.After is not null
        from sentence in SentencesOn(change)
        select new Finding(Rule, FindingSeverity.Warning, change.Resource, sentence);

    private static IEnumerable<string> SentencesOn(ResourceChange change) => change.Properties.SelectMany(property =>
    {
        var (before, after) = (change.Before?.Input(property.Name), change.After?.Input(property.Name));
        return property.Name switch
        {
            "managedPolicyArns" => Texts(after).Except(Texts(before), StringComparer.Ordinal).Select(arn => $"has the managed policy {arn}, which it did not have"),
            "permissionsBoundary" when after is null => [$"is no longer bounded by {before}"],
            _ => Widened(change, PolicyDocuments.StatementsOf(before), PolicyDocuments.StatementsOf(after)),
        };
    });

    // What is new as a whole is read as a whole; a policy that is put on a role widens that role.
    private static IEnumerable<string> Widened(ResourceChange change, ImmutableArray<PolicyStatement> before, ImmutableArray<PolicyStatement> after) =>
        change.Kind == ChangeKind.Create && change.Resource.Type != "aws-native:iam:RolePolicy"
            ? AccessComparison.WideOpen(after)
            : AccessComparison.Widened(before, after);

    private static IEnumerable<string> Texts(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().Select(item => item.ToString()) : [];
}
