using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>Reads the members of one schema.</summary>
internal sealed class SchemaReader(ObjectValue members, string pointer, Func<Value, string, Schema> compile)
{
    /// <summary>The schemas of <c>items</c> by place; empty where it is one schema for all.</summary>
    public ImmutableArray<Schema> TupleItems => Optional("items") is ArrayValue ? [.. SchemaList("items")] : [];

    public bool Has(string name) => members.TryGetValue(name, out _);

    /// <summary>Whether a member is there and <c>true</c>.</summary>
    public bool IsTrue(string name) => Optional(name) is BooleanValue { IsTrue: true };

    /// <summary>Whether a member is there and <c>false</c>.</summary>
    public bool IsFalse(string name) => Optional(name) is BooleanValue { IsTrue: false };

    public Value? Optional(string name) => members.TryGetValue(name, out var value) ? value : null;

    public NumberValue Number(string name) => Optional(name) as NumberValue ?? throw Mistake(name, "a number");

    public int Count(string name) => Optional(name) is NumberValue { IsInteger: true, AsInt64: >= 0 and <= int.MaxValue } count
        ? (int)count.AsInt64
        : throw Mistake(name, "an integer from 0 on");

    public string Text(string name) => (Optional(name) as StringValue)?.Text ?? throw Mistake(name, "a text");

    public ArrayValue List(string name) => Optional(name) is ArrayValue { Count: > 0 } list ? list : throw Mistake(name, "a list that is not empty");

    public ImmutableArray<string> Texts(string name) =>
        [.. List(name).Select(item => (item as StringValue)?.Text ?? throw Mistake(name, "a list of texts"))];

    /// <summary>The schema that a member is; null where it is none, as in <c>"additionalProperties": true</c>.</summary>
    public Schema? OptionalSchema(string name) => Optional(name) is ObjectValue schema ? compile(schema, $"{pointer}/{name}") : null;

    public Schema Schema(string name) => OptionalSchema(name) ?? throw Mistake(name, "a schema");

    public ImmutableArray<Schema> SchemaList(string name) => [.. List(name).Select((item, index) => compile(item, $"{pointer}/{name}/{index}"))];

    /// <summary>The schemas of an object by name; none where it is not there.</summary>
    /// <param name="name">The member that holds the object.</param>
    /// <param name="isSchema">Which of its members are schemas; all where not given.</param>
    public ImmutableArray<KeyValuePair<string, Schema>> Schemas(string name, Func<Value, bool>? isSchema = null) => Optional(name) switch
    {
        null => [],
        ObjectValue schemas => [.. schemas.Where(schema => isSchema?.Invoke(schema.Value) != false)
            .Select(schema => KeyValuePair.Create(schema.Key, compile(schema.Value, $"{pointer}/{name}/{Escape(schema.Key)}")))],
        _ => throw Mistake(name, "an object of schemas"),
    };

    public Pattern PatternOf(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException e)
        {
            throw new SchemaException(pointer, $"{text} is no regular expression: {e.Message}");
        }
    }

    public SchemaException Mistake(string name, string expected) =>
        new(pointer, $"'{name}' is {Optional(name)?.ToJson() ?? "missing"}; it has to be {expected}.");

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
