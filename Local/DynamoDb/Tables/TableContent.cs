using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>The items of a table at one instant, by its key and by those of its indexes.</summary>
/// <param name="Items">All items.</param>
/// <param name="Indexes">For each index, the items that have its key.</param>
internal sealed record TableContent(
    ImmutableSortedDictionary<ItemKey, MapValue> Items, ImmutableArray<ImmutableSortedDictionary<ItemPlace, MapValue>> Indexes)
{
    public static TableContent Of(ImmutableSortedDictionary<ItemKey, MapValue> items, ImmutableArray<IndexDefinition> indexes) =>
        new(items, [.. indexes.Select(index => items.Where(item => index.KeyOf(item.Value) is not null)
            .ToImmutableSortedDictionary(item => new ItemPlace(index.KeyOf(item.Value)!.Value, item.Key), item => item.Value))]);

    /// <summary>The content after a write.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="before">The item that was there; null where there was none.</param>
    /// <param name="after">The item that is there now; null where it was deleted.</param>
    /// <param name="indexes">The table's indexes.</param>
    public TableContent With(ItemKey key, MapValue? before, MapValue? after, ImmutableArray<IndexDefinition> indexes) => new(
        after is null ? Items.Remove(key) : Items.SetItem(key, after),
        [.. Indexes.Zip(indexes, (content, index) => Moved(content, PlaceOf(index, key, before), PlaceOf(index, key, after), after))]);

    private static ImmutableSortedDictionary<ItemPlace, MapValue> Moved(
        ImmutableSortedDictionary<ItemPlace, MapValue> content, ItemPlace? from, ItemPlace? to, MapValue? item)
    {
        var rest = from is { } old && from != to ? content.Remove(old) : content;
        return to is { } place ? rest.SetItem(place, item!) : rest;
    }

    private static ItemPlace? PlaceOf(IndexDefinition index, ItemKey key, MapValue? item) =>
        item is not null && index.KeyOf(item) is { } own ? new(own, key) : null;
}
