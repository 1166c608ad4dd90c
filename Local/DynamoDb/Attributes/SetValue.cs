using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>A set of strings, numbers or binaries; never empty in an item.</summary>
internal sealed record SetValue(string ElementType, ImmutableSortedSet<ScalarValue> Elements) : AttributeValue
{
    public override string Type => ElementType + "S";

    public override int Size => Elements.Sum(element => element.Size);

    public override int? Length => Elements.Count;

    public bool Equals(SetValue? other) =>
        other is not null && ElementType == other.ElementType && Elements.SetEquals(other.Elements);

    public override int GetHashCode() => HashCode.Combine(ElementType, Elements.Count);

    public override void WriteContent(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in Elements)
        {
            element.WriteContent(writer);
        }

        writer.WriteEndArray();
    }
}
