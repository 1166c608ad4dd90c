using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;
using Stepyard.Local.DynamoDb.Expressions.Conditions;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>The parameters of a request, or of one entry of a batch or transaction, by their wire names.</summary>
internal sealed class Input
{
    // Kept by AWS for programs of before 2014; every SDK offers the expression that replaces each.
    private static readonly (string Legacy, string Successor)[] LegacyParameters =
    [
        ("Expected", "ConditionExpression"),
        ("AttributeUpdates", "UpdateExpression"),
        ("KeyConditions", "KeyConditionExpression"),
        ("QueryFilter", "FilterExpression"),
        ("ScanFilter", "FilterExpression"),
        ("AttributesToGet", "ProjectionExpression"),
        ("ConditionalOperator", "ConditionExpression"),
    ];

    private readonly JsonElement _json;
    private readonly Lazy<Placeholders> _placeholders;
    private bool _anyExpression;

    public Input(JsonElement json)
    {
        _json = json.ValueKind == JsonValueKind.Object ? json : throw DynamoDbError.Serialization("The request is not a JSON object");
        _placeholders = new(() => new(Optional("ExpressionAttributeNames"), Optional("ExpressionAttributeValues")));
        foreach (var (legacy, successor) in LegacyParameters)
        {
            if (Optional(legacy) is not null)
            {
                throw DynamoDbError.Validation($"The legacy parameter {legacy} is not supported here; use {successor}");
            }
        }
    }

    /// <summary>The request as it was sent.</summary>
    public JsonElement Json => _json;

    public string TableName => Text("TableName") ?? throw Missing("TableName");

    /// <summary>A parameter that is there and not null.</summary>
    public JsonElement? Optional(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Required(string name) => Optional(name) ?? throw Missing(name);

    public string? Text(string name) => Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw DynamoDbError.Serialization($"{name} is not a string"),
    };

    /// <summary>A parameter that takes one of a few words.</summary>
    public string Choice(string name, string absent, params string[] allowed)
    {
        var value = Text(name) ?? absent;
        return allowed.Contains(value)
            ? value
            : throw DynamoDbError.Constraint($"'{value}'", CamelCase(name), $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
    }

    public bool Flag(string name, bool absent) => Optional(name)?.ValueKind switch
    {
        null => absent,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw DynamoDbError.Serialization($"{name} is not a boolean"),
    };

    /// <summary>A number of at least 1.</summary>
    public int? Count(string name) => Number(name, 1, int.MaxValue);

    public int? Number(string name, int min, int max)
    {
        if (Optional(name) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Number || !json.TryGetInt32(out var number))
        {
            throw DynamoDbError.Serialization($"{name} is not an integer");
        }

        return number < min ? throw DynamoDbError.Constraint($"'{number}'", CamelCase(name), $"Member must have value greater than or equal to {min}")
            : number > max ? throw DynamoDbError.Constraint($"'{number}'", CamelCase(name), $"Member must have value less than or equal to {max}")
            : number;
    }

    public MapValue Item(string name) => AttributeReader.ReadItem(Required(name));

    public MapValue? OptionalItem(string name) => Optional(name) is { } json ? AttributeReader.ReadItem(json) : null;

    /// <summary>The entries of a batch by table.</summary>
    public IEnumerable<(string Table, JsonElement Request)> Tables(string name)
    {
        var tables = Required(name);
        if (tables.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbError.Serialization($"{name} is not a map");
        }

        return tables.EnumerateObject().Any()
            ? tables.EnumerateObject().Select(member => (member.Name, member.Value))
            : throw DynamoDbError.Constraint("'{}'", CamelCase(name), "Member must have length greater than or equal to 1");
    }

    /// <summary>The elements of a list.</summary>
    public IEnumerable<JsonElement> List(string name) => Elements(Required(name), name);

    /// <summary>The elements of a JSON array that is a parameter or a part of one.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw DynamoDbError.Serialization($"{name} is not a list");

    public Condition? Condition(string name) =>
        Expression(name) is { } text ? ConditionParser.Parse(name, text, Placeholders) : null;

    public Projection? Projection() =>
        Expression("ProjectionExpression") is { } text ? Expressions.Projection.Parse(text, Placeholders) : null;

    public string? Expression(string name)
    {
        var text = Text(name);
        _anyExpression |= text is not null;
        return text;
    }

    public Placeholders Placeholders => _placeholders.Value;

    /// <summary>Refuses names and values that no expression has used; called once all expressions are parsed.</summary>
    public void RequireAllUsed() => Placeholders.RequireAllUsed(_anyExpression);

    public static Wire.AwsException Missing(string name) => DynamoDbError.Constraint("null", CamelCase(name), "Member must not be null");

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
