using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions;
using Stepyard.Local.DynamoDb.Tables;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Which attributes Query and Scan answer: the parameters <c>Select</c> and <c>ProjectionExpression</c>.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, Query, "Select".</remarks>
internal sealed class Selection
{
    private const string All = "ALL_ATTRIBUTES";
    private const string Projected = "ALL_PROJECTED_ATTRIBUTES";
    private const string Specific = "SPECIFIC_ATTRIBUTES";
    private const string Count = "COUNT";

    private readonly string _select;
    private readonly Projection? _projection;

    private Selection(string select, Projection? projection) => (_select, _projection) = (select, projection);

    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: the parameters contradict each other.</exception>
    public static Selection Read(Input input)
    {
        var projection = input.Projection();
        var isIndex = input.Text("IndexName") is not null;
        var usual = projection is not null ? Specific : isIndex ? Projected : All;
        var select = input.Choice("Select", usual, Specific, Count, All, Projected);
        if (projection is not null && select != Specific)
        {
            throw DynamoDbError.Validation($"Cannot specify the ProjectionExpression when choosing to get {(select == Count ? "only the Count" : select)}");
        }

        return select switch
        {
            Specific when projection is null => throw DynamoDbError.Validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"),
            Projected when !isIndex => throw DynamoDbError.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"),
            _ => new(select, projection),
        };
    }

    /// <summary>Refuses to get from a global index what it does not hold; a local one has its table beside it.</summary>
    public void Check(ItemView view)
    {
        if (view.Index is not { IsGlobal: true } index)
        {
            return;
        }

        if (_select == All && index.Projection.Type != IndexProjection.All)
        {
            throw DynamoDbError.Validation(
                $"One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index {index.Name} because its projection type is not ALL");
        }

        var absent = _projection?.Paths.Select(path => path.Attribute).Where(attribute => !view.Holds(attribute)).Distinct().ToList() ?? [];
        if (absent.Count > 0)
        {
            throw DynamoDbError.Validation($"One or more parameter values were invalid: Global secondary index {index.Name} does not project [{string.Join(", ", absent)}]");
        }
    }

    /// <summary>An item as filters see it.</summary>
    public MapValue Read(ItemView view, MapValue item) =>
        view.Index is { IsGlobal: false } && _select is All or Specific ? item : view.Held(item);

    /// <summary>Writes the items, unless only their count is asked for.</summary>
    public void Write(Utf8JsonWriter writer, List<MapValue> items)
    {
        if (_select == Count)
        {
            return;
        }

        writer.WriteStartArray("Items");
        items.ForEach(item => (_projection?.Apply(item) ?? item).WriteContent(writer));
        writer.WriteEndArray();
    }
}
