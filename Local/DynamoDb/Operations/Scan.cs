using System.Text;
using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>All items of a table or index, or those of one of its segments, in key order here. AWS: Amazon DynamoDB API Reference, Scan.</summary>
internal sealed class Scan(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var page = new Page(input);
        input.RequireAllUsed();
        var (segment, total) = Segment(input);
        var view = page.Open(Database, Name, caller);
        return page.Take(view, total == 1 ? view.Items : view.Items.Where(item => SegmentOf(item.Key.Primary, total) == segment), descending: false);
    }

    private static (int Segment, int Total) Segment(Input input) => (input.Number("Segment", 0, 999_999), input.Number("TotalSegments", 1, 1_000_000)) switch
    {
        (null, null) => (0, 1),
        (null, _) => throw DynamoDbError.Validation("The Segment parameter is required but was not present in the request when parameter TotalSegments is present"),
        (_, null) => throw DynamoDbError.Validation("The TotalSegments parameter is required but was not present in the request when Segment parameter is present"),
        var (segment, total) when segment >= total => throw DynamoDbError.Validation(
            $"The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {segment} is not less than TotalSegments: {total}"),
        var (segment, total) => (segment.Value, total.Value),
    };

    /// <summary>The items of one partition are in one segment.</summary>
    private static int SegmentOf(ItemKey key, int total) => (int)(Crc32.Of(Encoding.UTF8.GetBytes(key.Partition.Plain)) % (uint)total);
}
