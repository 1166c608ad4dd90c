using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>Items</c>: an array, or a JSONata expression that gives one. Without it the state's input is the array.</summary>
internal sealed class MapItemsQuery : MapItems
{
    private readonly Expression? _query;
    private readonly PayloadTemplate? _items;

    public MapItemsQuery(FieldReader fields)
    {
        _query = fields.Language.ReadExpression(fields, "Items");
        if (_query is null && fields.Any("Items") is { } items)
        {
            if (items is ArrayValue)
            {
                _items = fields.Template("Items");
            }
            else
            {
                fields.Wrong("Items", "Expected value of type Array", items, "an array");
            }
        }
    }

    public override bool TryGet(
        Branch branch, Value input, bool takesObjects, [NotNullWhen(true)] out Value? items, [NotNullWhen(false)] out StatesError? error)
    {
        var found = branch.Input;
        error = null;
        if ((_query is not null && !_query.TryEvaluate(input, branch, out found, out error))
            || (_items is not null && !_items.TryEvaluate(input, branch, out found, out error)))
        {
            items = null;
            return false;
        }

        items = IsIterable(found, takesObjects) ? found : null;
        error = items is not null ? null
            : _query is JsonataQuery query ? query.Unexpected(ValueKind.Array, found)
            : QueryError.At(null, $"Map state input must be an array but was: {found.ToJson()}");
        return items is not null;
    }
}
