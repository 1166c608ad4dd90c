using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>A table's key, settings and size. AWS: Amazon DynamoDB API Reference, DescribeTable.</summary>
internal sealed class DescribeTable(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        Table table;
        try
        {
            table = Database.Open(name, Name, caller);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new AwsException(missing.Code, $"{missing.Message}: Table: {name} not found");
        }

        return writer => Write(writer, table);
    }

    private static void Write(Utf8JsonWriter writer, Table table)
    {
        var items = table.Items;
        writer.WriteStartObject("Table");
        writer.WriteStartArray("AttributeDefinitions");
        foreach (var key in table.Key.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", key.Name);
            writer.WriteString("AttributeType", key.Type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("TableName", table.Name);
        writer.WriteStartArray("KeySchema");
        foreach (var key in table.Key.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", key.Name);
            writer.WriteString("KeyType", key == table.Key.Partition ? "HASH" : "RANGE");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("TableStatus", "ACTIVE");
        writer.WriteNumber("CreationDateTime", table.Created.ToUnixTimeMilliseconds() / 1000.0);
        writer.WriteStartObject("ProvisionedThroughput");
        writer.WriteNumber("NumberOfDecreasesToday", 0);
        writer.WriteNumber("ReadCapacityUnits", 0);
        writer.WriteNumber("WriteCapacityUnits", 0);
        writer.WriteEndObject();
        writer.WriteNumber("TableSizeBytes", items.Values.Sum(item => (long)item.ItemSize));
        writer.WriteNumber("ItemCount", items.Count);
        writer.WriteString("TableArn", table.Arn);
        writer.WriteStartObject("BillingModeSummary");
        writer.WriteString("BillingMode", table.Settings.BillingMode);
        writer.WriteEndObject();
        writer.WriteBoolean("DeletionProtectionEnabled", table.Settings.DeletionProtection);
        writer.WriteEndObject();
    }
}
