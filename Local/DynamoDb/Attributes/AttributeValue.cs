using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>One immutable value of an item, of one of DynamoDB's ten types.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, AttributeValue.</remarks>
internal abstract record AttributeValue
{
    /// <summary>The type descriptor on the wire: <c>S N B BOOL NULL SS NS BS L M</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The size in bytes that counts towards an item's limit.</summary>
    /// <remarks>AWS: DynamoDB item sizes and formats.</remarks>
    public abstract int Size { get; }

    /// <summary>How many lists and maps it nests: 0 for a value that is neither.</summary>
    public virtual int Depth => 0;

    /// <summary>What <c>size()</c> says in an expression; null for the types that have none.</summary>
    public virtual int? Length => null;

    /// <summary>Writes the object that holds the type descriptor and the value, such as <c>{"S":"green"}</c>.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Type);
        WriteContent(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes the value without its type descriptor.</summary>
    public abstract void WriteContent(Utf8JsonWriter writer);
}

/// <summary>A Boolean.</summary>
internal sealed record FlagValue(bool Flag) : AttributeValue
{
    public override string Type => "BOOL";

    public override int Size => 1;

    public override void WriteContent(Utf8JsonWriter writer) => writer.WriteBooleanValue(Flag);
}

/// <summary>A null, which is a value like any other here: its attribute exists.</summary>
internal sealed record NullValue : AttributeValue
{
    public static readonly NullValue Instance = new();

    public override string Type => "NULL";

    public override int Size => 1;

    public override void WriteContent(Utf8JsonWriter writer) => writer.WriteBooleanValue(true);
}

/// <summary>A list of values of any type.</summary>
internal sealed record ListValue(ImmutableArray<AttributeValue> Elements) : AttributeValue
{
    public override string Type => "L";

    public override int Size => 3 + Elements.Sum(element => 1 + element.Size);

    public override int Depth => 1 + Elements.Select(element => element.Depth).DefaultIfEmpty().Max();

    public override int? Length => Elements.Length;

    public bool Equals(ListValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Length;

    public override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in Elements)
        {
            element.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
