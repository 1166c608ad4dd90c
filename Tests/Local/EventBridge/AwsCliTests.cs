using System.Text.Json;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_makes_a_rule_that_delivers()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders");

        await AwsAsync(yard, "put-rule", "--name", "rule", "--event-pattern", EventYard.Pattern);
        var targets = await AwsAsync(yard, "put-targets", "--rule", "rule", "--targets", $"Id=1,Arn={queue}");
        var put = await AwsAsync(yard, "put-events", "--entries", """[{"Source":"shop","DetailType":"Order","Detail":"{\"item\":\"book\"}","Time":"2026-01-02T03:04:05Z"}]""");
        await yard.WhenDeliveredAsync();
        var rules = await AwsAsync(yard, "list-rule-names-by-target", "--target-arn", queue);
        var bus = await AwsAsync(yard, "describe-event-bus");
        var missing = await AwsCli.TryAsync(yard.Yard.AwsEndpoint, ["events", "describe-rule", "--name", "none"]);

        targets.GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);
        var received = JsonElement.Parse(await yard.BodyAsync(queue));
        received.GetProperty("id").GetString().ShouldBe(put.GetProperty("Entries")[0].GetProperty("EventId").GetString());
        received.GetProperty("time").GetString().ShouldBe("2026-01-02T03:04:05Z");
        rules.GetProperty("RuleNames")[0].GetString().ShouldBe("rule");
        bus.GetProperty("Arn").GetString().ShouldBe("arn:aws:events:us-east-1:123456789012:event-bus/default");
        missing.Error.ShouldContain("An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: Rule none does not exist on EventBus default.");
    }

    private static async Task<JsonElement> AwsAsync(EventYard yard, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(yard.Yard.AwsEndpoint, ["events", .. arguments]));
}
