using System.Text.Json;

namespace Stepyard.Local.Preview;

/// <summary>Compares JSON values member by member; what was added or removed is told by its leaves, JSON in a string as what it says.</summary>
internal static class ValueComparison
{
    /// <summary>What is different, in the order of the members.</summary>
    /// <param name="before">The value as it was; null where there was none.</param>
    /// <param name="after">The value as it is; null where there is none.</param>
    /// <param name="path">Where it is.</param>
    public static IEnumerable<ValueChange> Compare(JsonElement? before, JsonElement? after, string path = "") =>
        Compare(path, before is { } old ? Unpack(old) : null, after is { } current ? Unpack(current) : null);

    /// <summary>Whether two values are the same.</summary>
    public static bool AreEqual(JsonElement? before, JsonElement? after) =>
        before is { } old && after is { } current ? JsonElement.DeepEquals(old, current) : before is null && after is null;

    /// <summary>The path of something that is at another path from here.</summary>
    public static string Join(string path, string below) => path.Length == 0 || below.Length == 0 || below[0] == '[' ? path + below : $"{path}.{below}";

    private static IEnumerable<ValueChange> Compare(string path, JsonElement? before, JsonElement? after) => (before, after) switch
    {
        _ when AreEqual(before, after) => [],
        ({ ValueKind: JsonValueKind.Object } old, { ValueKind: JsonValueKind.Object } current) => CompareMembers(path, old, current),
        ({ ValueKind: JsonValueKind.Array } old, { ValueKind: JsonValueKind.Array } current) => CompareItems(path, old, current),
        ({ } old, { } current) when !IsLeaf(old) || !IsLeaf(current) => [.. Leaves(path, old).Select(Removed), .. Leaves(path, current).Select(Added)],
        ({ } old, { } current) => [new(path, old, current)],
        ({ } old, null) => Leaves(path, old).Select(Removed),
        (null, { } current) => Leaves(path, current).Select(Added),
        _ => [],
    };

    private static IEnumerable<ValueChange> CompareMembers(string path, JsonElement before, JsonElement after)
    {
        var names = after.EnumerateObject().Select(member => member.Name).Union(before.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
        return names.SelectMany(name => Compare(Find(before, name), Find(after, name), Join(path, name)));
    }

    // What stayed is found first, so that an item put in between is one addition.
    private static IEnumerable<ValueChange> CompareItems(string path, JsonElement before, JsonElement after)
    {
        JsonElement[] old = [.. before.EnumerateArray()], current = [.. after.EnumerateArray()];
        foreach (var (removed, added) in Alignment.Gaps(old, current, (a, b) => AreEqual(a, b)))
        {
            var paired = Math.Min(removed.Length, added.Length);
            for (var i = 0; i < paired; i++)
            {
                foreach (var change in Compare(old[removed[i]], current[added[i]], $"{path}[{added[i]}]"))
                {
                    yield return change;
                }
            }

            foreach (var change in removed.Skip(paired).SelectMany(i => Compare(old[i], null, $"{path}[{i}]")).Concat(added.Skip(paired).SelectMany(i => Compare(null, current[i], $"{path}[{i}]"))))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        _ when IsLeaf(value) => [(path, value)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(Join(path, member.Name), Unpack(member.Value))),
        _ => value.EnumerateArray().Select((item, i) => Leaves($"{path}[{i}]", Unpack(item))).SelectMany(leaves => leaves),
    };

    // A list of plain values is read at once.
    private static bool IsLeaf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && item.ValueKind == Unpack(item).ValueKind),
        _ => true,
    };

    private static JsonElement? Find(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement Unpack(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                return JsonElement.Parse(value.GetString()!);
            }
            catch (JsonException)
            {
                return value;
            }
        }

        return value;
    }

    private static ValueChange Removed((string Path, JsonElement Value) leaf) => new(leaf.Path, leaf.Value, null);

    private static ValueChange Added((string Path, JsonElement Value) leaf) => new(leaf.Path, null, leaf.Value);
}
