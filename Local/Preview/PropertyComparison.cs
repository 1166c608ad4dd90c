using System.Text.Json;

namespace Stepyard.Local.Preview;

/// <summary>Compares the inputs of a resource, each in the way that fits what it holds.</summary>
internal static class PropertyComparison
{
    /// <summary>The inputs that are different, in alphabetical order.</summary>
    public static IEnumerable<PropertyChange> Compare(RecordedResource? before, RecordedResource? after)
    {
        foreach (var name in Names(before).Union(Names(after), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, current) = (Input(before, name), Input(after, name));
            var change = new PropertyChange(name, ChangeKind.Update, [.. ValueComparison.Compare(old, current)]);
            if (change.Values.Length + change.Parts.Length > 0)
            {
                yield return change with
                {
                    Kind = KindOf(old, current, (before ?? after)!.Type, name, isKept: before is not null && after is not null),
                    IsKnownAfterApply = after?.KnownAfterApply.Contains(name) is true,
                };
            }
        }
    }

    private static ChangeKind KindOf(JsonElement? before, JsonElement? after, string type, string name, bool isKept) =>
        isKept && Replacements.IsForcedBy(type, name) ? ChangeKind.Replace
        : before is null ? ChangeKind.Create
        : after is null ? ChangeKind.Delete
        : ChangeKind.Update;

    private static IEnumerable<string> Names(RecordedResource? resource) => resource?.Inputs.EnumerateObject().Select(input => input.Name) ?? [];

    private static JsonElement? Input(RecordedResource? resource, string name) => resource?.Inputs.TryGetProperty(name, out var value) is true ? value : null;
}
