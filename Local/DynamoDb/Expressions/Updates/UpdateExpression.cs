using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Updates;

/// <summary>An update expression: what becomes of an item.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Update expressions.</remarks>
internal sealed record UpdateExpression(ImmutableArray<UpdateAction> Actions)
{
    /// <summary>The paths that the update touches, for <c>UPDATED_OLD</c> and <c>UPDATED_NEW</c>.</summary>
    public Projection Touched => new([.. Actions.Select(action => action.Path)]);

    /// <summary>The item after the update; every operand is evaluated on the item before it.</summary>
    public MapValue Apply(MapValue item)
    {
        var outcomes = Actions.Select(action => (action.Path, Value: action.Apply(item))).ToList();

        // Removing moves the list elements behind it, so removals come last and go from the back; what is beyond the end of a list is added in its order.
        var writes = outcomes.Where(outcome => outcome.Value is not null).OrderBy(outcome => outcome.Path);
        var removals = outcomes.Where(outcome => outcome.Value is null).OrderByDescending(outcome => outcome.Path);
        return writes.Concat(removals).Aggregate(item, (result, outcome) => (MapValue)Change(result, outcome.Path, 0, outcome.Value));
    }

    private static AttributeValue Change(AttributeValue container, DocumentPath path, int depth, AttributeValue? value)
    {
        var step = path.Steps[depth];
        var last = depth == path.Steps.Length - 1;
        switch (container)
        {
            case MapValue map when step.Name is { } name:
                if (last)
                {
                    return value is null ? map.Without(name) : map.With(name, value);
                }

                return map.With(name, Change(map[name] ?? throw NoSuchPath(), path, depth + 1, value));
            case ListValue { Elements: var elements } when step.Index is { } index:
                if (!last)
                {
                    return index < elements.Length
                        ? new ListValue(elements.SetItem(index, Change(elements[index], path, depth + 1, value)))
                        : throw NoSuchPath();
                }

                return new ListValue((value, index < elements.Length) switch
                {
                    (null, true) => elements.RemoveAt(index),
                    (null, false) => elements,
                    (_, true) => elements.SetItem(index, value),
                    (_, false) => elements.Add(value),
                });
            default:
                throw NoSuchPath();
        }
    }

    private static Wire.AwsException NoSuchPath() =>
        DynamoDbError.Validation("The document path provided in the update expression is invalid for update");
}
