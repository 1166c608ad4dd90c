using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Expressions.Updates;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Changes attributes of an item, or makes it. AWS: Amazon DynamoDB API Reference, UpdateItem.</summary>
internal sealed class UpdateItem(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var change = ItemUpdate.Read(input);
        var returnValues = ReturnValues.Read(input);
        input.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        var (before, after) = table.Write(table.Key.Exactly(change.Key), current => change.Apply(table, current));
        return writer =>
        {
            WriteItem(writer, "Attributes", ReturnValues.OfUpdate(returnValues, before, after!, change.Update.Touched));
            Capacity.Write(writer, input, table, Capacity.OfWrite(Math.Max(after!.ItemSize, before?.ItemSize ?? 0)));
        };
    }
}

/// <summary>An update of one item, alone or in a transaction.</summary>
internal sealed record ItemUpdate(MapValue Key, UpdateExpression Update, ConditionalWrite Condition)
{
    public static ItemUpdate Read(Input input)
    {
        var key = input.Item("Key");
        var update = input.Expression("UpdateExpression") is { } text
            ? UpdateParser.Parse(text, input.Placeholders)
            : new UpdateExpression([]);
        return new(key, update, ConditionalWrite.Read(input));
    }

    /// <summary>The item afterwards; where there was none, one that has only the key to begin with.</summary>
    public MapValue Apply(Table table, MapValue? current)
    {
        if (Update.Actions.FirstOrDefault(action => table.Key.Contains(action.Path.Attribute)) is { } onKey)
        {
            throw DynamoDbError.Validation($"One or more parameter values were invalid: Cannot update attribute {onKey.Path.Attribute}. This attribute is part of the key");
        }

        Condition.Require(current);
        var updated = Update.Apply(current ?? Key);
        if (table.Definition.Indexes.Any(index => index.Mismatch(updated) is not null))
        {
            throw DynamoDbError.Validation("The update expression attempted to update the secondary index key to unsupported type");
        }

        table.RequireFits(updated, "Item size to update has exceeded the maximum allowed size");
        return updated;
    }
}
