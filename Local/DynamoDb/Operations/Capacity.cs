using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>What AWS would have charged for an operation, for requests that ask with <c>ReturnConsumedCapacity</c>.</summary>
/// <remarks>AWS: Amazon DynamoDB Developer Guide, DynamoDB read and write operations.</remarks>
internal static class Capacity
{
    private const double ReadUnit = 4096;
    private const double WriteUnit = 1024;

    /// <summary>Half a unit for each 4 KB, a whole one for a consistent read.</summary>
    public static double OfRead(int bytes, bool consistent) => Math.Max(1, Math.Ceiling(bytes / ReadUnit)) * (consistent ? 1 : 0.5);

    /// <summary>A unit for each KB.</summary>
    public static double OfWrite(int bytes) => Math.Max(1, Math.Ceiling(bytes / WriteUnit));

    /// <summary>Refuses a request that asks for what there is not, before anything is done.</summary>
    public static void Check(Input input)
    {
        IsAsked(input);
        input.Choice("ReturnItemCollectionMetrics", "NONE", "SIZE", "NONE");
    }

    public static void Write(Utf8JsonWriter writer, Input input, Table table, double units)
    {
        if (IsAsked(input))
        {
            writer.WritePropertyName("ConsumedCapacity");
            WriteObject(writer, table.Name, units);
        }
    }

    /// <summary>The form of batches and transactions: a list with an entry for each table.</summary>
    public static void Write(Utf8JsonWriter writer, Input input, IEnumerable<(string Table, double Units)> charges)
    {
        if (IsAsked(input))
        {
            writer.WriteStartArray("ConsumedCapacity");
            foreach (var table in charges.GroupBy(charge => charge.Table, charge => charge.Units))
            {
                WriteObject(writer, table.Key, table.Sum());
            }

            writer.WriteEndArray();
        }
    }

    private static bool IsAsked(Input input) => input.Choice("ReturnConsumedCapacity", "NONE", "INDEXES", "TOTAL", "NONE") != "NONE";

    private static void WriteObject(Utf8JsonWriter writer, string table, double units)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName", table);
        writer.WriteNumber("CapacityUnits", units);
        writer.WriteEndObject();
    }
}
