using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Says which attribute tells when an item expires. Nothing expires here: AWS deletes within days, which programs have to live with anyway.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, UpdateTimeToLive.</remarks>
internal sealed class UpdateTimeToLive(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var specification = new Input(input.Required("TimeToLiveSpecification"));
        var attribute = specification.Text("AttributeName") ?? throw Input.Missing("TimeToLiveSpecification.AttributeName");
        specification.Required("Enabled");
        var enabled = specification.Flag("Enabled", absent: false);
        var table = Database.OpenByName(name, Name, caller);
        if (enabled == (table.TimeToLive is not null))
        {
            throw DynamoDbError.Validation($"TimeToLive is already {(enabled ? "enabled" : "disabled")}");
        }

        if (!enabled && table.TimeToLive != attribute)
        {
            throw DynamoDbError.Validation($"TimeToLive is active on a different AttributeName: current AttributeName is {table.TimeToLive}");
        }

        table.TimeToLive = enabled ? attribute : null;
        return writer =>
        {
            writer.WriteStartObject("TimeToLiveSpecification");
            writer.WriteBoolean("Enabled", enabled);
            writer.WriteString("AttributeName", attribute);
            writer.WriteEndObject();
        };
    }
}
