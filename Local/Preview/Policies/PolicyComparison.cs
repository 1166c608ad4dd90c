using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview.Policies;

/// <summary>Compares policies statement by statement, whatever the order of statements and of the values in them.</summary>
internal static class PolicyComparison
{
    private const string Statement = "statement";

    /// <summary>The statements that are new, other than they were, or gone.</summary>
    /// <param name="before">The statements as they were.</param>
    /// <param name="after">The statements as they are.</param>
    public static ImmutableArray<PartChange> Compare(ImmutableArray<PolicyStatement> before, ImmutableArray<PolicyStatement> after)
    {
        var old = before.ToList();
        var pairs = after.Select(statement => (Before: (PolicyStatement?)null, After: statement)).ToArray();
        Pair((was, now) => was.Policy == now.Policy && was.Sid == now.Sid && IsSame(was, now));
        Pair((was, now) => was.Policy == now.Policy && was.Sid == now.Sid);
        return
        [
            .. pairs.Where(pair => pair.Before is null || !IsSame(pair.Before, pair.After)).Select(pair => Change(pair.Before, pair.After)),
            .. old.Select(statement => Change(statement, null)),
        ];

        void Pair(Func<PolicyStatement, PolicyStatement, bool> belong)
        {
            for (var i = 0; i < pairs.Length; i++)
            {
                if (pairs[i].Before is null && old.Find(was => belong(was, pairs[i].After)) is { } found)
                {
                    pairs[i].Before = found;
                    old.Remove(found);
                }
            }
        }
    }

    private static bool IsSame(PolicyStatement before, PolicyStatement after) => before.Members.ToHashSet().SetEquals(after.Members);

    private static PartChange Change(PolicyStatement? before, PolicyStatement? after) => new(
        Statement,
        (after ?? before)!.Name,
        before is null ? ChangeKind.Create : after is null ? ChangeKind.Delete : ChangeKind.Update,
        [.. CompareMembers(before?.Members ?? [], after?.Members ?? [])]);

    private static IEnumerable<ValueChange> CompareMembers(ImmutableArray<KeyValuePair<string, string>> before, ImmutableArray<KeyValuePair<string, string>> after)
    {
        foreach (var path in after.Concat(before).Select(member => member.Key).Distinct(StringComparer.Ordinal))
        {
            var removed = before.Except(after).Where(member => member.Key == path).Select(Json).ToArray();
            var added = after.Except(before).Where(member => member.Key == path).Select(Json).ToArray();
            if (removed is [var was] && added is [var now])
            {
                yield return new(path, was, now);
                continue;
            }

            foreach (var change in removed.Select(value => new ValueChange(path, value, null)).Concat(added.Select(value => new ValueChange(path, null, value))))
            {
                yield return change;
            }
        }

        static JsonElement Json(KeyValuePair<string, string> member) => JsonSerializer.SerializeToElement(member.Value);
    }
}
