using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions;

/// <summary>A projection expression: the paths of an item that are answered.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Projection expressions.</remarks>
internal sealed record Projection(ImmutableArray<DocumentPath> Paths)
{
    public static Projection Parse(string text, Placeholders placeholders)
    {
        var reader = new ExpressionReader("ProjectionExpression", text, placeholders);
        var paths = ImmutableArray.CreateBuilder<DocumentPath>();
        do
        {
            paths.Add(reader.ReadPath());
        }
        while (reader.AcceptSymbol(","));
        reader.ExpectEnd();
        RequireDistinct(paths, reader);
        return new(paths.ToImmutable());
    }

    /// <summary>Refuses two paths of which one leads into the other, or which no item can have both.</summary>
    public static void RequireDistinct(IReadOnlyList<DocumentPath> paths, ExpressionReader reader)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            for (var j = i + 1; j < paths.Count; j++)
            {
                if (paths[i].Overlaps(paths[j]))
                {
                    throw reader.Refuse($"Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {paths[i]}, path two: {paths[j]}");
                }

                if (paths[i].Conflicts(paths[j]))
                {
                    throw reader.Refuse($"Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {paths[i]}, path two: {paths[j]}");
                }
            }
        }
    }

    /// <summary>The part of the item that the paths lead to; list elements close up, in order.</summary>
    public MapValue Apply(MapValue item) => (MapValue?)Select(item, [.. Paths.Select(path => path.Steps)], 0) ?? MapValue.Empty;

    private static AttributeValue? Select(AttributeValue value, List<ImmutableArray<PathStep>> paths, int depth)
    {
        if (paths.Exists(path => path.Length == depth))
        {
            return value;
        }

        var byStep = paths.GroupBy(path => path[depth]).ToList();
        switch (value)
        {
            case MapValue map:
                var attributes = MapValue.Empty;
                foreach (var group in byStep)
                {
                    if (group.Key.Name is { } name && map[name] is { } child && Select(child, [.. group], depth + 1) is { } selected)
                    {
                        attributes = attributes.With(name, selected);
                    }
                }

                return attributes.Attributes.IsEmpty ? null : attributes;
            case ListValue list:
                var elements = byStep
                    .Where(group => group.Key.Index < list.Elements.Length)
                    .OrderBy(group => group.Key.Index)
                    .Select(group => Select(list.Elements[group.Key.Index!.Value], [.. group], depth + 1))
                    .OfType<AttributeValue>()
                    .ToImmutableArray();
                return elements.IsEmpty ? null : new ListValue(elements);
            default:
                return null;
        }
    }
}
