using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Up to 100 writes and checks of which all or none happen. AWS: Amazon DynamoDB API Reference, TransactWriteItems.</summary>
internal sealed class TransactWriteItems(Database database) : DynamoDbOperation(database)
{
    private const int LongestToken = 36;

    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var writes = input.List("TransactItems").Select(entry => Transaction.Read(new Input(entry), Database, caller)).ToList();
        Transaction.RequireCount(writes.Count);
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count)
        {
            throw DynamoDbError.Validation("Transaction request cannot include multiple operations on one item");
        }

        var (token, sent) = (input.Text("ClientRequestToken"), input.Required("TransactItems").GetRawText());
        if (token is { Length: 0 or > LongestToken })
        {
            throw DynamoDbError.Constraint(
                $"'{token}'", "clientRequestToken", $"Member must have length {(token.Length == 0 ? "greater than or equal to 1" : $"less than or equal to {LongestToken}")}");
        }

        Database.Atomically(() =>
        {
            if (Database.Recent.Contains(token, sent))
            {
                return 0;
            }

            var problems = writes.ConvertAll(Try);
            if (problems.Exists(problem => problem is not null))
            {
                throw Cancelled(problems);
            }

            writes.ForEach(write => write.Table.Write(write.Key, write.Change));
            Database.Recent.Add(token, sent);
            return writes.Count;
        });
        return writer => Capacity.Write(writer, input, writes.Select(write => (write.Table.Name, 2 * Capacity.OfWrite(write.Table.Find(write.Key)?.ItemSize ?? 0))));
    }

    private static AwsException? Try(TransactionWrite write)
    {
        try
        {
            write.Change(write.Table.Find(write.Key));
            return null;
        }
        catch (AwsException problem)
        {
            return problem;
        }
    }

    private static AwsException Cancelled(List<AwsException?> problems)
    {
        var codes = problems.ConvertAll(problem => problem?.Code switch
        {
            null => "None",
            "ConditionalCheckFailedException" => "ConditionalCheckFailed",
            _ => "ValidationError",
        });
        return new("TransactionCanceledException", $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", codes)}]")
        {
            Members = writer =>
            {
                writer.WriteStartArray("CancellationReasons");
                foreach (var (code, problem) in codes.Zip(problems))
                {
                    writer.WriteStartObject();
                    writer.WriteString("Code", code);
                    if (problem is not null)
                    {
                        writer.WriteString("Message", problem.Message);
                        problem.Members?.Invoke(writer);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            },
        };
    }
}
