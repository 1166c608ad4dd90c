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
    private readonly Projection? _projection;
    private readonly MapValue? _start;
    private readonly int? _limit;
    private readonly bool _countsOnly;

    public Page(Input input)
    {
        _input = input;
        _filter = input.Condition("FilterExpression");
        _projection = input.Projection();
        _start = input.OptionalItem("ExclusiveStartKey");
        _limit = input.Count("Limit");
        _countsOnly = input.Choice(
            "Select", _projection is null ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES") == "COUNT";
    }

    /// <summary>Refuses an index: tables have none here.</summary>
    public static void RequireNoIndex(Input input)
    {
        if (input.Text("IndexName") is { } index)
        {
            throw DynamoDbError.Validation($"The table does not have the specified index: {index}");
        }
    }

    /// <summary>Takes a page from a table's items, which come in the order that the caller wants.</summary>
    public Action<Utf8JsonWriter> Take(Table table, IEnumerable<KeyValuePair<ItemKey, MapValue>> items, bool descending)
    {
        if (_start is not null)
        {
            var start = table.Key.Exactly(_start);
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

            taken.Add(item);
            bytes += item.ItemSize;
            last = item;
        }

        // AWS stops at the limit without looking whether anything follows.
        more |= taken.Count == _limit;
        var met = taken.Where(item => _filter?.IsMet(item) ?? true).ToList();
        return writer =>
        {
            if (!_countsOnly)
            {
                writer.WriteStartArray("Items");
                met.ForEach(item => (_projection?.Apply(item) ?? item).WriteContent(writer));
                writer.WriteEndArray();
            }

            writer.WriteNumber("Count", met.Count);
            writer.WriteNumber("ScannedCount", taken.Count);
            if (more && last is not null)
            {
                writer.WritePropertyName("LastEvaluatedKey");
                table.Key.Part(last).WriteContent(writer);
            }

            Capacity.Write(writer, _input, table, Capacity.OfRead(bytes, _input.Flag("ConsistentRead", false)));
        };
    }
}
