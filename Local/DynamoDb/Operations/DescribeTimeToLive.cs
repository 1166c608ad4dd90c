using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Which attribute tells when an item expires. AWS: Amazon DynamoDB API Reference, DescribeTimeToLive.</summary>
internal sealed class DescribeTimeToLive(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var attribute = Database.OpenByName(input.TableName, Name, caller).TimeToLive;
        return writer =>
        {
            writer.WriteStartObject("TimeToLiveDescription");
            writer.WriteString("TimeToLiveStatus", attribute is null ? "DISABLED" : "ENABLED");
            if (attribute is not null)
            {
                writer.WriteString("AttributeName", attribute);
            }

            writer.WriteEndObject();
        };
    }
}
