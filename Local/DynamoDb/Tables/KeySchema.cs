using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>One attribute of a table's primary key.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Type"><c>S</c>, <c>N</c> or <c>B</c>.</param>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>The primary key of a table: a partition key, and a sort key where it has one.</summary>
internal sealed record KeySchema(KeyAttribute Partition, KeyAttribute? Sort)
{
    private const int MaxPartitionSize = 2048;
    private const int MaxSortSize = 1024;

    public ImmutableArray<KeyAttribute> Attributes => Sort is null ? [Partition] : [Partition, Sort];

    public bool Contains(string attribute) => attribute == Partition.Name || attribute == Sort?.Name;

    /// <summary>The key of an item that a request wants to store.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: a key attribute is missing, of another type, empty or too large.</exception>
    public ItemKey KeyOf(MapValue item)
    {
        foreach (var key in Attributes)
        {
            var value = item[key.Name]
                ?? throw DynamoDbError.Validation($"One or more parameter values were invalid: Missing the key {key.Name} in the item");
            if (value.Type != key.Type)
            {
                throw DynamoDbError.Validation($"One or more parameter values were invalid: Type mismatch for key {key.Name} expected: {key.Type} actual: {value.Type}");
            }
        }

        return Checked(item);
    }

    /// <summary>The key that a request names: exactly the key attributes, with their types.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: the attributes are not the key's, or a value is empty or too large.</exception>
    public ItemKey Exactly(MapValue key) =>
        key.Attributes.Count == Attributes.Length && Attributes.All(attribute => key[attribute.Name]?.Type == attribute.Type)
            ? Checked(key)
            : throw DynamoDbError.Validation("The provided key element does not match the schema");

    /// <summary>Only the key attributes of an item.</summary>
    public MapValue Part(MapValue item) =>
        Attributes.Aggregate(MapValue.Empty, (part, key) => part.With(key.Name, item[key.Name]!));

    private ItemKey Checked(MapValue item)
    {
        var partition = (ScalarValue)item[Partition.Name]!;
        var sort = Sort is null ? null : (ScalarValue)item[Sort.Name]!;
        foreach (var (attribute, value) in new[] { (Partition, partition), (Sort, sort) })
        {
            if (value is { Length: 0 })
            {
                throw DynamoDbError.Validation($"One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty {(value.Type == "B" ? "binary" : "string")} value. Key: {attribute!.Name}");
            }
        }

        if (partition.Size > MaxPartitionSize)
        {
            throw DynamoDbError.Validation($"One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of{MaxPartitionSize} bytes");
        }

        return sort?.Size > MaxSortSize
            ? throw DynamoDbError.Validation($"One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of {MaxSortSize} bytes")
            : new(partition, sort);
    }
}

/// <summary>The primary key of one item; keys are ordered by partition, and in it by sort key.</summary>
internal readonly record struct ItemKey(ScalarValue Partition, ScalarValue? Sort) : IComparable<ItemKey>
{
    public int CompareTo(ItemKey other) =>
        Partition.CompareTo(other.Partition) is not 0 and var order ? order : Sort?.CompareTo(other.Sort) ?? 0;
}
