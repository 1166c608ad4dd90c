using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;
using Stepyard.Local.DynamoDb.Expressions.Conditions;
using Stepyard.Local.DynamoDb.Tables;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>What Query and Scan have in common: a page of items in key order, filtered and projected, and where to go on.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, Paginating table query results.</remarks>
internal sealed class Page
{
    private const int MaxBytes = 1024 * 1024;

    private readonly Input _input;
    private readonly Condition? _filter;
    private readonly Selection _selection;
    private readonly MapValue? _start;
    private readonly int? _limit;
    private readonly bool _isConsistent;

    public Page(Input input)
    {
        _input = input;
        _filter = input.Condition("FilterExpression");
        _selection = Selection.Read(input);
        _start = input.OptionalItem("ExclusiveStartKey");
        _limit = input.Count("Limit");
        _isConsistent = input.Flag("ConsistentRead", false);
    }

    /// <summary>What the filter looks at.</summary>
    public IEnumerable<DocumentPath> FilteredPaths => _filter is null ? [] : ConditionPaths.Of(_filter);

    /// <summary>The table or index that a request reads, once the caller may do it.</summary>
    /// <exception cref="Wire.AwsException"><c>AccessDeniedException</c>, <c>ResourceNotFoundException</c>, <c>ValidationException</c>.</exception>
    public ItemView Open(Database database, string operation, Iam.Caller caller)
    {
        if (_input.Text("IndexName") is not { } name)
        {
            return new(database.Open(_input.TableName, operation, caller), null);
        }

        var table = database.Open(_input.TableName, operation, caller, name);
        var index = table.Definition.Indexes.FirstOrDefault(index => index.Name == name)
            ?? throw DynamoDbError.Validation($"The table does not have the specified index: {name}");
        return index.IsGlobal && _isConsistent
            ? throw DynamoDbError.Validation("Consistent reads are not supported on global secondary indexes")
            : new(table, index);
    }

    /// <summary>Takes a page from items that come in the order that the caller wants.</summary>
    public Action<Utf8JsonWriter> Take(ItemView view, IEnumerable<KeyValuePair<ItemPlace, MapValue>> items, bool descending)
    {
        _selection.Check(view);
        if (_start is not null)
        {
            var start = view.PlaceOf(_start);
            items = items.SkipWhile(item => descending ? item.Key.CompareTo(start) >= 0 : item.Key.CompareTo(start) <= 0);
        }

        var (taken, bytes, last, more) = (new List<MapValue>(), 0, (MapValue?)null, false);
        foreach (var (_, item) in items)
        {
            if (taken.Count == _limit || bytes > MaxBytes)
            {
                more = true;
                break;
            }

            taken.Add(_selection.Read(view, item));
            bytes += taken[^1].ItemSize;
            last = item;
        }

        // AWS stops at the limit without looking whether anything follows.
        more |= taken.Count == _limit;
        var met = taken.Where(item => _filter?.IsMet(item) ?? true).ToList();
        return writer =>
        {
            _selection.Write(writer, met);
            writer.WriteNumber("Count", met.Count);
            writer.WriteNumber("ScannedCount", taken.Count);
            if (more && last is not null)
            {
                writer.WritePropertyName("LastEvaluatedKey");
                view.StartKeyOf(last).WriteContent(writer);
            }

            Capacity.Write(writer, _input, view.Table, Capacity.OfRead(bytes, _isConsistent));
        };
    }
}
