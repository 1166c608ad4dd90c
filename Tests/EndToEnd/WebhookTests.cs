using System.Text.Json;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 3.</summary>
public sealed class WebhookTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private const string ExecutionLogs = "/aws/vendedlogs/states/WebhookStateMachine-dev";
    private const string FunctionLogs = "/aws/lambda/LogPayload-dev";

    [Theory]
    [InlineData("""{"who":"O'Brien's"}""")]
    [InlineData("""{"who":"the \"baker\""}""")]
    [InlineData("""{"path":"C:\\ovens\\'1'\\"}""")]
    [InlineData("""{"who":"@@baker@@"}""")]
    [InlineData("""{"who":"Zoë 💥 \u00e9 \u2028 日本","tab":"\t/\/"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"only a text\"")]
    [InlineData("""{"velocity":"$input.body ${x} #set($x = 1) #end \\$x #* ##"}""")]
    [InlineData("""{ "spaced" : [ 1.0, 1e2, 12345678901234567890, -0 ],  "b" : null }""")]
    [InlineData("""{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:PizzaStateMachine-dev","name":"mine","input":"{}"}""")]
    public async Task A_payload_reaches_the_state_machine_and_the_function_unchanged(string payload)
    {
        (await yard.SendRestAsync("POST", "/dev/webhook", payload)).ShouldBe((200, """{"status": "webhook submitted"}"""));

        await EventuallyLoggedAsync(ExecutionLogs, line => IsSame(InputOf(line), payload));
        await EventuallyLoggedAsync(FunctionLogs, line => IsSame(PayloadOf(line), payload));
    }

    [Fact]
    public async Task An_empty_body_is_an_empty_object()
    {
        (await yard.SendRestAsync("POST", "/dev/webhook", "")).Status.ShouldBe(200);

        await EventuallyLoggedAsync(ExecutionLogs, line => IsSame(InputOf(line), "{}"));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"a\":")]
    [InlineData("{'a':1}")]
    public async Task Where_the_start_is_refused_the_webhook_failed(string payload) =>
        (await yard.SendRestAsync("POST", "/dev/webhook", payload)).ShouldBe((500, """{"status": "webhook failed"}"""));

    [Fact]
    public async Task The_answer_waits_for_nothing()
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("webhook", """{"Comment": "${LogPayloadArn}", "StartAt": "Ponder", "States": {"Ponder": {"Type": "Wait", "Seconds": 290, "End": true}}}""");
        await using var pondering = new LiveYard { Overrides = new Dictionary<string, string> { ["stepyard:definitions"] = definitions.Path } };
        await pondering.InitializeAsync();

        (await pondering.SendRestAsync("POST", "/dev/webhook", "{}")).ShouldBe((200, """{"status": "webhook submitted"}"""));
    }

    [Fact]
    public async Task A_payload_of_another_content_type_is_refused() =>
        (await yard.SendRestAsync("POST", "/dev/webhook", "a=b", "application/x-www-form-urlencoded")).Status.ShouldBe(415);

    private async Task EventuallyLoggedAsync(string logGroupName, Func<string, bool> isWanted) =>
        await LiveYard.EventuallyAsync(async () =>
        {
            var page = await yard.AwsAsync("Logs_20140328.FilterLogEvents", new { logGroupName });
            return page.GetProperty("events").EnumerateArray().Any(e => isWanted(e.GetProperty("message").GetString()!)) ? "there" : null;
        });

    /// <summary>The input of an execution that a line of its log tells of.</summary>
    private static string? InputOf(string line) =>
        JsonElement.Parse(line) is var entry && entry.GetProperty("type").GetString() == "ExecutionStarted" ? entry.GetProperty("details").GetProperty("input").GetString() : null;

    /// <summary>The payload that a line of the function's log tells of.</summary>
    private static string? PayloadOf(string line) =>
        JsonElement.Parse(line).TryGetProperty("payload", out var payload) ? payload.GetString() : null;

    private static bool IsSame(string? logged, string payload) =>
        logged is not null && JsonElement.DeepEquals(JsonElement.Parse(logged), JsonElement.Parse(payload));
}
