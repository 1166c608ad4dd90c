using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions;

/// <summary>One step of a path: into a map by name, or into a list by index.</summary>
internal readonly record struct PathStep(string? Name, int? Index)
{
    public override string ToString() => Name ?? $"[{Index}]";
}

/// <summary>A path into an item, such as <c>size.boxes[2]</c>; paths of one item are in order, the elements of a list by their index.</summary>
internal sealed record DocumentPath(ImmutableArray<PathStep> Steps) : IComparable<DocumentPath>
{
    /// <summary>The attribute of the item that the path starts at.</summary>
    public string Attribute => Steps[0].Name!;

    /// <summary>Whether the path is an attribute of the item itself.</summary>
    public bool IsTopLevel => Steps.Length == 1;

    /// <summary>The value at the path; null where there is none.</summary>
    public AttributeValue? Resolve(MapValue item)
    {
        AttributeValue? value = item;
        foreach (var step in Steps)
        {
            value = (value, step) switch
            {
                (MapValue map, { Name: { } name }) => map[name],
                (ListValue list, { Index: { } index }) when index < list.Elements.Length => list.Elements[index],
                _ => null,
            };
        }

        return value;
    }

    /// <summary>Whether one path is the other or leads into it.</summary>
    public bool Overlaps(DocumentPath other) =>
        Steps.Zip(other.Steps).All(pair => pair.First == pair.Second);

    /// <summary>Whether one path takes for a list what the other takes for a map.</summary>
    public bool Conflicts(DocumentPath other)
    {
        var same = Steps.Zip(other.Steps).TakeWhile(pair => pair.First == pair.Second).Count();
        return same < Steps.Length && same < other.Steps.Length && Steps[same].Name is null != other.Steps[same].Name is null;
    }

    public int CompareTo(DocumentPath? other)
    {
        if (other is null)
        {
            return 1;
        }

        foreach (var (mine, its) in Steps.Zip(other.Steps).Where(pair => pair.First != pair.Second))
        {
            return (mine.Index ?? -1, its.Index ?? -1) is var (first, second) && first != second ? first.CompareTo(second) : string.CompareOrdinal(mine.Name, its.Name);
        }

        return Steps.Length.CompareTo(other.Steps.Length);
    }

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Attribute.GetHashCode(StringComparison.Ordinal);

    /// <summary>The form that messages show: <c>[size, boxes, [2]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps)}]";
}
