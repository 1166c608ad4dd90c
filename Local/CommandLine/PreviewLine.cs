using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>One line of what changes in a resource.</summary>
/// <param name="Kind">What happens to what it tells of; <see cref="ChangeKind.Same"/> for a line that stays, between others.</param>
/// <param name="Depth">How deep it is in the resource, which is at 0.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct PreviewLine(ChangeKind Kind, int Depth, string Text)
{
    private const int MostNames = 3;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What changes in each resource, property by property; resources of a type that change in the same way are told together.</summary>
    /// <param name="changes">The resources.</param>
    /// <param name="inPlace">Whether a value that is another is one line, <c>before => after</c>, or two.</param>
    /// <returns>For each resource with inputs, or for those told together, what it is and what changes in it.</returns>
    public static IEnumerable<(PreviewLine Heading, ImmutableArray<PreviewLine> Lines)> Of(IEnumerable<ResourceChange> changes, bool inPlace) =>
        from change in changes
        let lines = change.Properties.SelectMany(property => Of(property, inPlace)).ToImmutableArray()
        where lines.Length > 0
        group (change, lines) by (change.Kind, change.Resource.Type, Text: string.Join('\n', lines)) into alike
        select (new PreviewLine(alike.Key.Kind, 0, $"{alike.Key.Type} {Names([.. alike.Select(one => one.change.Resource.Name)])}"), alike.First().lines);

    // The tree has all of them.
    private static string Names(string[] names) =>
        names.Length <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Length - MostNames} more";

    private static IEnumerable<PreviewLine> Of(PropertyChange property, bool inPlace)
    {
        var remark = (property.Kind == ChangeKind.Replace ? " [forces replacement]" : "") + (property.IsKnownAfterApply ? " <known after apply>" : "");
        return property.Parts.IsEmpty
            ? property.Values.SelectMany(value => Of(value, 1, ValueComparison.Join(property.Name, value.Path), remark, inPlace))
            : [
                new(property.Kind, 1, property.Name + remark),
                .. property.Values.SelectMany(value => Of(value, 2, value.Path, "", inPlace)),
                .. property.Parts.SelectMany(part => Of(part, inPlace)),
            ];
    }

    private static IEnumerable<PreviewLine> Of(PartChange part, bool inPlace) =>
        part.Values.SelectMany(value => Of(value, 3, value.Path, "", inPlace)).Prepend(new(part.Kind, 2, $"{part.Part} {part.Name}"));

    private static IEnumerable<PreviewLine> Of(ValueChange value, int depth, string path, string remark, bool inPlace) => value switch
    {
        { Before: { } before, After: { } after } when LinesOf(before) is { } old && LinesOf(after) is { } current =>
            [new(ChangeKind.Update, depth, $"{path}:{remark}"), .. Of(old, current, depth + 1)],
        { Before: { } before, After: { } after } when inPlace => [new(ChangeKind.Update, depth, $"{path}: {Write(before)} => {Write(after)}{remark}")],
        { Before: { } before, After: { } after } => [new(ChangeKind.Delete, depth, $"{path}: {Write(before)}"), new(ChangeKind.Create, depth, $"{path}: {Write(after)}{remark}")],
        _ when LinesOf((value.After ?? value.Before)!.Value) is { } lines =>
            lines.Select(line => new PreviewLine(value.Kind, depth + 1, line)).Prepend(new(value.Kind, depth, $"{path}:{remark}")),
        _ => [new(value.Kind, depth, $"{path}: {Write((value.After ?? value.Before)!.Value)}{remark}")],
    };

    // A script is read by its lines.
    private static string[]? LinesOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.TrimEnd('\n') is var text && text.Contains('\n', StringComparison.Ordinal) ? text.Split('\n') : null;

    private static IEnumerable<PreviewLine> Of(string[] before, string[] after, int depth)
    {
        foreach (var (removed, added) in Alignment.Gaps(before, after, string.Equals))
        {
            foreach (var line in removed)
            {
                yield return new(ChangeKind.Delete, depth, before[line]);
            }

            foreach (var line in added)
            {
                yield return new(ChangeKind.Create, depth, after[line]);
            }
        }
    }

    private static string Write(JsonElement value) => JsonSerializer.Serialize(value, Readable);
}
