using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class AccessTests
{
    [Fact]
    public async Task A_role_may_do_on_a_table_what_its_policy_says_and_no_more()
    {
        await using var tables = await Tables.OpenAsync();
        var reader = tables.ClientFor(tables.Yard.Access.Assume("arn:aws:iam::123456789012:role/reader", "lambda.amazonaws.com", "arn:aws:lambda:::x", "session"));
        var key = new Dictionary<string, AttributeValue> { ["name"] = new("Atlas") };

        (await reader.GetItemAsync(Tables.Dragons, key)).IsItemSet.ShouldBeFalse();
        var put = await Should.ThrowAsync<AmazonDynamoDBException>(() => reader.PutItemAsync(Tables.Dragons, key));
        var elsewhere = await Should.ThrowAsync<AmazonDynamoDBException>(() => reader.GetItemAsync("hoards", key));

        (put.ErrorCode, put.Message).ShouldBe(("AccessDeniedException", Refusal("PutItem", "dragons")));
        elsewhere.Message.ShouldBe(Refusal("GetItem", "hoards"));
        (await tables.Client.GetItemAsync(Tables.Dragons, key)).IsItemSet.ShouldBeFalse();
    }

    private static string Refusal(string action, string table) =>
        $"User: arn:aws:sts::123456789012:assumed-role/reader/session is not authorized to perform: dynamodb:{action} on resource: arn:aws:dynamodb:us-east-1:123456789012:table/{table} because no identity-based policy allows the dynamodb:{action} action";
}
