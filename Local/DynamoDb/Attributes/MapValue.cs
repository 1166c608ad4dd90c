using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>Values by name: a map inside an item, and an item itself.</summary>
internal sealed record MapValue(ImmutableSortedDictionary<string, AttributeValue> Attributes) : AttributeValue
{
    public static readonly MapValue Empty = new(ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal));

    public override string Type => "M";

    public override int Size => 3 + Attributes.Count + ItemSize;

    public override int Depth => 1 + ItemDepth;

    /// <summary>How many lists and maps the deepest of the attributes nests.</summary>
    public int ItemDepth => Attributes.Select(attribute => attribute.Value.Depth).DefaultIfEmpty().Max();

    /// <summary>The size of this map as a whole item: the names and the values, without a map's own overhead.</summary>
    public int ItemSize => Attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.Size);

    public override int? Length => Attributes.Count;

    public AttributeValue? this[string name] => Attributes.GetValueOrDefault(name);

    public MapValue With(string name, AttributeValue value) => new(Attributes.SetItem(name, value));

    public MapValue Without(string name) => new(Attributes.Remove(name));

    public bool Equals(MapValue? other) =>
        other is not null
        && Attributes.Count == other.Attributes.Count
        && Attributes.All(attribute => attribute.Value.Equals(other[attribute.Key]));

    public override int GetHashCode() => Attributes.Count;

    public override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Attributes)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
