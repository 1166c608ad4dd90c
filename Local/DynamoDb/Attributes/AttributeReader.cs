using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>Reads values as requests write them, and refuses what DynamoDB refuses.</summary>
internal static class AttributeReader
{
    /// <summary>How many lists and maps may nest in an attribute.</summary>
    /// <remarks>AWS: DynamoDB Developer Guide, "Quotas in Amazon DynamoDB", "Nested attribute depth".</remarks>
    public const int MaxDepth = 32;

    /// <summary>Reads an object of attribute names and values: an item or a key.</summary>
    public static MapValue ReadItem(JsonElement json) => ReadMap(json, 0);

    /// <summary>Reads one value, such as <c>{"N":"12"}</c>.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c> or <c>SerializationException</c>.</exception>
    public static AttributeValue Read(JsonElement json) => Read(json, 0);

    private static AttributeValue Read(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(json, "AttributeValue");
        }

        if (depth > MaxDepth)
        {
            throw DynamoDbError.TooDeep();
        }

        using var members = json.EnumerateObject();
        if (!members.MoveNext())
        {
            throw DynamoDbError.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }

        var member = members.Current;
        if (members.MoveNext())
        {
            throw DynamoDbError.Validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }

        return member.Name switch
        {
            "S" or "N" or "B" => ReadScalar(member.Name, member.Value),
            "SS" or "NS" or "BS" => ReadSet(member.Name[..1], member.Value),
            "BOOL" => new FlagValue(ReadFlag(member.Value)),
            "NULL" => ReadFlag(member.Value)
                ? NullValue.Instance
                : throw DynamoDbError.Validation("One or more parameter values were invalid: Null attribute value types must have the value of true"),
            "L" => new ListValue([.. Elements(member.Value).Select(element => Read(element, depth + 1))]),
            "M" => ReadMap(member.Value, depth + 1),
            _ => throw DynamoDbError.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        };
    }

    private static MapValue ReadMap(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(json, "Map");
        }

        var attributes = MapValue.Empty.Attributes.ToBuilder();
        foreach (var member in json.EnumerateObject())
        {
            attributes[member.Name] = Read(member.Value, depth);
        }

        return new(attributes.ToImmutable());
    }

    private static ScalarValue ReadScalar(string type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            throw Unexpected(json, "String");
        }

        return type switch
        {
            "S" => new TextValue(json.GetString()!),
            "N" => new NumberValue(DecimalNumber.Parse(json.GetString()!)),
            _ => json.TryGetBytesFromBase64(out var bytes)
                ? new BinaryValue([.. bytes])
                : throw DynamoDbError.Serialization("Base64 encoded length is expected a multiple of 4 bytes"),
        };
    }

    private static SetValue ReadSet(string type, JsonElement json)
    {
        var elements = Elements(json).Select(element => ReadScalar(type, element)).ToList();
        if (elements.Count == 0)
        {
            throw DynamoDbError.Validation(type switch
            {
                "S" => "One or more parameter values were invalid: An string set  may not be empty",
                "N" => "One or more parameter values were invalid: An number set  may not be empty",
                _ => "One or more parameter values were invalid: Binary sets should not be empty",
            });
        }

        var set = elements.ToImmutableSortedSet();
        if (set.Count != elements.Count)
        {
            throw DynamoDbError.Validation(type == "S"
                ? $"One or more parameter values were invalid: Input collection [{string.Join(", ", elements.Select(element => element.Plain))}] contains duplicates."
                : "Input collection contains duplicates");
        }

        return new(type, set);
    }

    private static bool ReadFlag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(json, "Boolean"),
    };

    private static JsonElement.ArrayEnumerator Elements(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Unexpected(json, "List");

    private static Wire.AwsException Unexpected(JsonElement json, string expected) => DynamoDbError.Serialization(json.ValueKind switch
    {
        JsonValueKind.Number => $"NUMBER_VALUE cannot be converted to {expected}",
        JsonValueKind.True => $"TRUE_VALUE cannot be converted to {expected}",
        JsonValueKind.False => $"FALSE_VALUE cannot be converted to {expected}",
        JsonValueKind.String => $"STRING_VALUE cannot be converted to {expected}",
        _ => $"Unexpected value type in payload: {json.ValueKind}, where {expected} is expected",
    });
}
