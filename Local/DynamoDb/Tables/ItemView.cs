using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>Items as Query and Scan read them: those of a table, or those of one of its indexes.</summary>
internal sealed class ItemView(Table table, IndexDefinition? index)
{
    public Table Table => table;

    /// <summary>The index that is read; null where it is the table.</summary>
    public IndexDefinition? Index => index;

    /// <summary>The key by which the items are ordered.</summary>
    public KeySchema Key => index?.Key ?? table.Key;

    /// <summary>The items as they are now, in the order of the key.</summary>
    public IEnumerable<KeyValuePair<ItemPlace, MapValue>> Items =>
        index is null ? table.Items.Select(item => KeyValuePair.Create(new ItemPlace(item.Key, item.Key), item.Value)) : table.ItemsOf(index);

    /// <summary>The key to go on from after an item: the index's attributes and the table's.</summary>
    public MapValue StartKeyOf(MapValue item) =>
        index is null ? table.Key.Part(item) : index.Key.Attributes.Aggregate(table.Key.Part(item), (key, attribute) => key.With(attribute.Name, item[attribute.Name]!));

    /// <summary>The place that a request goes on from.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: it is not a key of this table or index.</exception>
    public ItemPlace PlaceOf(MapValue startKey)
    {
        var attributes = table.Key.Attributes.Concat(Key.Attributes).DistinctBy(attribute => attribute.Name).ToList();
        if (startKey.Attributes.Count != attributes.Count || !attributes.TrueForAll(attribute => startKey[attribute.Name]?.Type == attribute.Type))
        {
            throw DynamoDbError.Validation("The provided starting key is invalid: The provided key element does not match the schema");
        }

        var primary = table.Key.KeyOf(startKey);
        return new(index is null ? primary : index.Key.KeyOf(startKey), primary);
    }

    /// <summary>What the index holds of an item; a local index gets the rest from its table where that is asked for.</summary>
    public MapValue Held(MapValue item) => index is null or { Projection.Type: IndexProjection.All }
        ? item
        : new(item.Attributes.RemoveRange(item.Attributes.Keys.Where(name => !Holds(name))));

    /// <summary>Whether the index holds an attribute.</summary>
    public bool Holds(string attribute) =>
        index is null || index.Projection.Type == IndexProjection.All || table.Key.Contains(attribute) || index.Key.Contains(attribute)
        || index.Projection.NonKeyAttributes.Contains(attribute);
}
