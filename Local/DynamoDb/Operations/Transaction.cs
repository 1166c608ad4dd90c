using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>One write of a transaction: what becomes of an item; a check leaves it as it is.</summary>
internal sealed record TransactionWrite(Table Table, ItemKey Key, Func<MapValue?, MapValue?> Change);

/// <summary>Reads the entries of a transaction, of which each is allowed or refused by the action of its own.</summary>
internal static class Transaction
{
    private const int MaxActions = 100;

    public static void RequireCount(int count)
    {
        if (count is < 1 or > MaxActions)
        {
            throw DynamoDbError.Constraint($"'[{count} actions]'", "transactItems", count < 1
                ? "Member must have length greater than or equal to 1"
                : $"Member must have length less than or equal to {MaxActions}");
        }
    }

    public static TransactionWrite Read(Input entry, Database database, Caller caller)
    {
        if (entry.Optional("Put") is { } put)
        {
            return Put(new(put), database, caller);
        }

        if (entry.Optional("Update") is { } update)
        {
            return Update(new(update), database, caller);
        }

        if (entry.Optional("Delete") is { } delete)
        {
            return Conditional(new(delete), nameof(DeleteItem), keeps: false, database, caller);
        }

        return entry.Optional("ConditionCheck") is { } check
            ? Conditional(new(check), "ConditionCheckItem", keeps: true, database, caller)
            : throw DynamoDbError.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }

    private static TransactionWrite Put(Input input, Database database, Caller caller)
    {
        var table = database.Open(input.TableName, nameof(PutItem), caller);
        var item = input.Item("Item");
        var condition = ConditionalWrite.Read(input);
        input.RequireAllUsed();
        table.RequireFits(item, "Item size has exceeded the maximum allowed size");
        return new(table, table.Key.KeyOf(item), current =>
        {
            condition.Require(current);
            return item;
        });
    }

    private static TransactionWrite Update(Input input, Database database, Caller caller)
    {
        var table = database.Open(input.TableName, nameof(UpdateItem), caller);
        var update = ItemUpdate.Read(input);
        input.RequireAllUsed();
        return new(table, table.Key.Exactly(update.Key), current => update.Apply(table, current));
    }

    private static TransactionWrite Conditional(Input input, string action, bool keeps, Database database, Caller caller)
    {
        var table = database.Open(input.TableName, action, caller);
        var key = table.Key.Exactly(input.Item("Key"));
        var condition = ConditionalWrite.Read(input);
        input.RequireAllUsed();
        return new(table, key, current =>
        {
            condition.Require(current);
            return keeps ? current : null;
        });
    }
}
