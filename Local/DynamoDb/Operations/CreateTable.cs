using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Makes a table that the stack doesn't have; it is there at once, and in later runs until it is deleted.</summary>
/// <remarks>AWS: Amazon DynamoDB API Reference, CreateTable.</remarks>
internal sealed class CreateTable(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var definition = TableRequest.Read(input);
        Database.Authorize(caller, Name, Database.Arn(definition.Name));
        var table = Database.Create(definition, input.Json);
        return writer => TableDescription.WriteTo(writer, "TableDescription", table);
    }
}
