using Stepyard.Local.DynamoDb.Operations;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.DynamoDb;

/// <summary>Amazon DynamoDB: tables with their indexes, items and expressions; without streams, backups and PartiQL.</summary>
public static class DynamoDbService
{
    /// <summary>Adds tables, which keep their items in the data folder, the operations on them, and the integrations for Task states.</summary>
    public static void AddDynamoDb(this Yard yard)
    {
        var database = new Database(yard.Account, yard.Access, yard.Time, Path.Combine(yard.DataFolder, "dynamodb"));
        database.Load(request => TableRequest.Read(new Input(request)));
        yard.OnStop(() =>
        {
            database.Dispose();
            return ValueTask.CompletedTask;
        });

        yard.Add(new TableResource(database));
        yard.Add(new TableItemResource(database));

        var call = new SdkCall("AmazonDynamoDBv2", "DynamoDB", new Ids(Random.Shared, yard.Time), yard.Time);
        DynamoDbOperation[] items = [new GetItem(database), new PutItem(database), new UpdateItem(database), new DeleteItem(database)];
        foreach (var operation in items)
        {
            yard.Add(operation);
            yard.Add(new DynamoDbTask(operation, call));
        }

        yard.Add(new Query(database));
        yard.Add(new Scan(database));
        yard.Add(new BatchGetItem(database));
        yard.Add(new BatchWriteItem(database));
        yard.Add(new TransactGetItems(database));
        yard.Add(new TransactWriteItems(database));
        yard.Add(new DescribeTable(database));
        yard.Add(new ListTables(database));
        yard.Add(new CreateTable(database));
        yard.Add(new DeleteTable(database));
        yard.Add(new DescribeTimeToLive(database));
        yard.Add(new UpdateTimeToLive(database));
    }
}
