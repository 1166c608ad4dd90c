using System.Text.Json;

using Stepyard.Local.Preview;
namespace Stepyard.Tests.Stacks;

/// <summary>What the role of a workflow that puts events is allowed.</summary>
public sealed class EventPermissionTests
{
    [Theory]
    [InlineData("""[{"Detail":{}},{"Detail":{}}]""", "arn:aws:events:us-east-1:123456789012:event-bus/default")]
    [InlineData("""[{"EventBusName":"shop"},{"Detail":{}}]""", "arn:aws:events:us-east-1:123456789012:event-bus/shop", "arn:aws:events:us-east-1:123456789012:event-bus/default")]
    [InlineData("""[{"EventBusName":"${NotificationsTopicArn}"}]""", "arn:aws:sns:us-east-1:123456789012:notifications-dev")]
    public async Task A_Task_may_put_events_on_the_buses_that_it_names(string entries, params string[] buses)
    {
        var statement = (await StatementsAsync($"\"Entries\":{entries}")).Single(statement => statement.GetProperty("Sid").GetString() == "PutEvents");

        statement.GetProperty("Action").EnumerateArray().Select(action => action.GetString()).ShouldBe(["events:PutEvents"]);
        statement.GetProperty("Resource").EnumerateArray().Select(resource => resource.GetString()).ShouldBe(buses);
    }

    [Theory]
    [InlineData("\"Entries.$\":\"$.events\"", "\"EventBusName\" only shows at run time.")]
    [InlineData("\"Entries\":[{\"EventBusName.$\":\"$.bus\"}]", "\"EventBusName\" only shows at run time.")]
    public async Task What_only_shows_at_run_time_is_nothing_to_derive_a_permission_from(string parameters, string why)
    {
        var failure = await Should.ThrowAsync<Exception>(() => StatementsAsync(parameters));

        failure.Message.ShouldContain($"definitions/notify.asl.json: state 'Tell' calls arn:aws:states:::events:putEvents, and what its role needs can't be read off the definition. {why}");
    }

    private static async Task<JsonElement[]> StatementsAsync(string parameters)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", $$"""
            {"Comment":"${NotificationsTopicArn}","StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","End":true,"Parameters":{ {{parameters}} } } } }
            """);

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });
        return [.. stack.Single("aws-native:iam:Role", "notify-workflow").Inputs.GetProperty("policies").EnumerateArray()
            .SelectMany(policy => policy.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray())];
    }
}
