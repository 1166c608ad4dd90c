using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using Pulumi.AwsNative.DynamoDb;
using Pulumi.AwsNative.DynamoDb.Inputs;
using Stepyard.Local;
using Stepyard.Local.DynamoDb;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class ProvisioningTests
{
    [Fact]
    public async Task An_item_of_the_program_is_there_from_the_start_and_is_not_reset_by_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
        try
        {
            await using (var yard = await StartAsync<Seeded>(folder))
            {
                using var client = Tables.ClientFor(yard);
                (await client.GetItemAsync("seeded", Key)).Item["age"].N.ShouldBe("7");
                await client.PutItemAsync("seeded", new(Key) { ["age"] = new() { N = "8" } });
            }

            await using (var yard = await StartAsync<Seeded>(folder))
            {
                using var client = Tables.ClientFor(yard);
                (await client.GetItemAsync("seeded", Key)).Item["age"].N.ShouldBe("8");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_item_without_the_key_is_a_mistake_in_the_program()
    {
        var error = await Should.ThrowAsync<ProvisioningException>(() => StartAsync<WrongItem>(null));

        error.Message.ShouldContain("Missing the key name in the item");
    }

    private static Dictionary<string, AttributeValue> Key => new() { ["name"] = new("Atlas") };

    private static Task<Yard> StartAsync<TStack>(string? folder)
        where TStack : Pulumi.Stack, new() => Yard.StartAsync(Yards.Options(folder) with
        {
            Services = yard => yard.AddDynamoDb(),
            Program = PulumiPrograms.Of<TStack>(),
        });

    private sealed class Seeded : Pulumi.Stack
    {
        public Seeded() => Seed("""{"name":{"S":"Atlas"},"age":{"N":"7"}}""");
    }

    private sealed class WrongItem : Pulumi.Stack
    {
        public WrongItem() => Seed("""{"id":{"S":"Atlas"}}""");
    }

    private static void Seed(string item)
    {
        var table = new Table("seeded", new()
        {
            TableName = "seeded",
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = { new TableAttributeDefinitionArgs { AttributeName = "name", AttributeType = "S" } },
            KeySchema = ImmutableArray.Create(new TableKeySchemaArgs { AttributeName = "name", KeyType = "HASH" }),
        });
        _ = new Pulumi.Aws.DynamoDB.TableItem("atlas", new() { TableName = table.Id, HashKey = "name", Item = item });
    }
}
