using System.Text.Json;
using Stepyard.Local.Preview.Definitions;
using Stepyard.Local.Preview.Policies;

namespace Stepyard.Local.Preview;

/// <summary>Compares the inputs of a resource, each in the way that fits what it holds.</summary>
internal static class PropertyComparison
{
    /// <summary>The inputs that are different, in alphabetical order.</summary>
    /// <param name="before">The resource as it was; null where there was none.</param>
    /// <param name="after">The resource as it is; null where there is none.</param>
    public static IEnumerable<PropertyChange> Compare(RecordedResource? before, RecordedResource? after) =>
        from name in Names(before).Union(Names(after), StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let change = Compare(name, before?.Input(name), after?.Input(name))
        where change.Values.Length + change.Parts.Length > 0
        select change with
        {
            Kind = before is not null && after is not null && Replacements.IsForcedBy(after.Type, name) ? ChangeKind.Replace : change.Kind,
            IsKnownAfterApply = after?.KnownAfterApply.Contains(name) is true,
        };

    private static PropertyChange Compare(string name, JsonElement? before, JsonElement? after)
    {
        var kind = before is null ? ChangeKind.Create : after is null ? ChangeKind.Delete : ChangeKind.Update;
        if (name == Snapshot.Definition)
        {
            var (fields, states) = DefinitionComparison.Compare(Parse(before), Parse(after));
            return new(name, kind, fields) { Parts = states };
        }

        var statements = PolicyComparison.Compare(PolicyDocuments.StatementsOf(before), PolicyDocuments.StatementsOf(after));
        return statements.Length > 0
            ? new(name, kind, []) { Parts = statements }
            : new(name, kind, [.. ValueComparison.Compare(before, after)]);
    }

    private static JsonElement? Parse(JsonElement? definition) => definition is { } text ? JsonElement.Parse(text.GetString()!) : null;

    private static IEnumerable<string> Names(RecordedResource? resource) => resource?.Inputs.EnumerateObject().Select(input => input.Name) ?? [];
}
