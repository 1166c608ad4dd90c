using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>A secondary index: the items that have its key, in the order of it.</summary>
/// <param name="Name">The index's name.</param>
/// <param name="Key">Its key, which need not be unique.</param>
/// <param name="IsGlobal">Whether it has a partition key of its own; a local one has the table's.</param>
/// <param name="Projection">Which attributes it holds.</param>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Improving data access with secondary indexes.</remarks>
internal sealed record IndexDefinition(string Name, KeySchema Key, bool IsGlobal, IndexProjection Projection)
{
    public Throughput Throughput { get; init; } = Throughput.None;

    /// <summary>The key of an item in the index; null where the item is not in it.</summary>
    public ItemKey? KeyOf(MapValue item) =>
        Key.Attributes.All(attribute => item[attribute.Name] is ScalarValue { Length: not 0 } value && value.Type == attribute.Type)
            ? new((ScalarValue)item[Key.Partition.Name]!, Key.Sort is null ? null : (ScalarValue)item[Key.Sort.Name]!)
            : null;

    /// <summary>An attribute of the key that an item has with another type; null where there is none.</summary>
    public KeyAttribute? Mismatch(MapValue item) =>
        Key.Attributes.FirstOrDefault(attribute => item[attribute.Name] is { } value && value.Type != attribute.Type);

    /// <summary>Refuses an item whose attributes could not be the index's key.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>.</exception>
    public void Check(MapValue item)
    {
        if (Mismatch(item) is { } wrong)
        {
            throw DynamoDbError.Validation(
                $"One or more parameter values were invalid: Type mismatch for Index Key {wrong.Name} Expected: {wrong.Type} Actual: {item[wrong.Name]!.Type} IndexName: {Name}");
        }

        if (Key.Attributes.FirstOrDefault(attribute => item[attribute.Name] is ScalarValue { Length: 0 }) is { } empty)
        {
            throw DynamoDbError.Validation(
                "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute "
                + $"cannot contain an empty {(empty.Type == "B" ? "binary" : "string")} value. IndexName: {Name}, IndexKey: {empty.Name}");
        }
    }
}

/// <summary>Which attributes an index holds besides its key and the table's.</summary>
/// <param name="Type"><c>ALL</c>, <c>KEYS_ONLY</c> or <c>INCLUDE</c>.</param>
/// <param name="NonKeyAttributes">Those that <c>INCLUDE</c> names.</param>
internal sealed record IndexProjection(string Type, ImmutableArray<string> NonKeyAttributes)
{
    public const string All = "ALL";
    public const string KeysOnly = "KEYS_ONLY";
    public const string Include = "INCLUDE";
}
