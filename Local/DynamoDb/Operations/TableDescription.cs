using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Writes the <c>TableDescription</c> of answers.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, TableDescription.</remarks>
internal static class TableDescription
{
    public static void WriteTo(Utf8JsonWriter writer, string member, Table table, string status = "ACTIVE")
    {
        var (definition, items) = (table.Definition, table.Items);
        writer.WriteStartObject(member);
        writer.WriteStartArray("AttributeDefinitions");
        foreach (var attribute in definition.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", attribute.Name);
            writer.WriteString("AttributeType", attribute.Type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("TableName", table.Name);
        WriteKey(writer, table.Key);
        writer.WriteString("TableStatus", status);
        writer.WriteNumber("CreationDateTime", table.Created.ToUnixTimeMilliseconds() / 1000.0);
        WriteThroughput(writer, definition.Throughput);
        writer.WriteNumber("TableSizeBytes", items.Values.Sum(item => (long)item.ItemSize));
        writer.WriteNumber("ItemCount", items.Count);
        writer.WriteString("TableArn", table.Arn);
        if (definition.BillingMode == TableDefinition.PayPerRequest)
        {
            writer.WriteStartObject("BillingModeSummary");
            writer.WriteString("BillingMode", definition.BillingMode);
            writer.WriteEndObject();
        }

        WriteIndexes(writer, "LocalSecondaryIndexes", table, isGlobal: false);
        WriteIndexes(writer, "GlobalSecondaryIndexes", table, isGlobal: true);
        writer.WriteBoolean("DeletionProtectionEnabled", definition.DeletionProtection);
        writer.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, string member, Table table, bool isGlobal)
    {
        var indexes = table.Definition.Indexes.Where(index => index.IsGlobal == isGlobal).ToList();
        if (indexes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (var index in indexes)
        {
            var view = new ItemView(table, index);
            var held = table.ItemsOf(index).Values.Select(view.Held).ToList();
            writer.WriteStartObject();
            writer.WriteString("IndexName", index.Name);
            WriteKey(writer, index.Key);
            writer.WriteStartObject("Projection");
            writer.WriteString("ProjectionType", index.Projection.Type);
            if (!index.Projection.NonKeyAttributes.IsEmpty)
            {
                writer.WriteStartArray("NonKeyAttributes");
                foreach (var attribute in index.Projection.NonKeyAttributes)
                {
                    writer.WriteStringValue(attribute);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            if (isGlobal)
            {
                writer.WriteString("IndexStatus", "ACTIVE");
                WriteThroughput(writer, index.Throughput);
            }

            writer.WriteNumber("IndexSizeBytes", held.Sum(item => (long)item.ItemSize));
            writer.WriteNumber("ItemCount", held.Count);
            writer.WriteString("IndexArn", $"{table.Arn}/index/{index.Name}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter writer, KeySchema key)
    {
        writer.WriteStartArray("KeySchema");
        foreach (var attribute in key.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", attribute.Name);
            writer.WriteString("KeyType", attribute == key.Partition ? "HASH" : "RANGE");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteThroughput(Utf8JsonWriter writer, Throughput throughput)
    {
        writer.WriteStartObject("ProvisionedThroughput");
        writer.WriteNumber("NumberOfDecreasesToday", 0);
        writer.WriteNumber("ReadCapacityUnits", throughput.Read);
        writer.WriteNumber("WriteCapacityUnits", throughput.Write);
        writer.WriteEndObject();
    }
}
