using System.Text.Json;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 1.</summary>
public sealed class PizzaTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private static readonly string[] Always =
    [
        "billingDetails", "executionArn", "input", "inputDetails", "name", "startDate", "stateMachineArn", "status", "stopDate", "traceHeader",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/pizza")]
    public async Task A_pepperoni_pizza_is_made(string path)
    {
        var (status, body) = await yard.PostAsync(path, """{"flavour": "pepperoni"}""");

        status.ShouldBe(200);
        body.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        body.GetProperty("output").GetString().ShouldBe("""{"containsPineapple":false}""");
        body.EnumerateObject().Select(p => p.Name).ShouldBe([.. Always, "output", "outputDetails"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("pineapple")]
    [InlineData("hawaiian")]
    public async Task A_pizza_with_pineapple_is_refused(string flavour)
    {
        var (status, body) = await yard.PostAsync("/", $$"""{"flavour": "{{flavour}}"}""");

        status.ShouldBe(200);
        body.GetProperty("status").GetString().ShouldBe("FAILED");
        body.GetProperty("error").GetString().ShouldBe("Failed To Make Pizza");
        body.GetProperty("cause").GetString().ShouldBe("They asked for Pineapple");
        body.EnumerateObject().Select(p => p.Name).ShouldBe([.. Always, "error", "cause"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_answer_has_the_shape_of_AWSs()
    {
        const string Input = """{ "flavour" : "pepperoni",  "note": "extra \u00e9" }""";
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;

        var (_, body) = await yard.PostAsync("/", Input);

        body.GetProperty("input").GetString().ShouldBe(Input);
        body.GetProperty("inputDetails").GetProperty("__type").GetString().ShouldBe("com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails");
        body.GetProperty("inputDetails").GetProperty("included").GetBoolean().ShouldBeTrue();
        body.GetProperty("stateMachineArn").GetString().ShouldBe(LiveYard.StateMachineArn("PizzaStateMachine"));
        body.GetProperty("executionArn").GetString()!.ShouldMatch($"^arn:aws:states:us-east-1:123456789012:express:PizzaStateMachine-dev:{body.GetProperty("name").GetString()}:[0-9a-f-]{{36}}$");
        body.GetProperty("startDate").GetDouble().ShouldBeInRange(before - 1, body.GetProperty("stopDate").GetDouble());
        body.GetProperty("traceHeader").GetString()!.ShouldMatch("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=1$");
        body.GetProperty("billingDetails").GetProperty("billedMemoryUsedInMB").GetInt32().ShouldBe(64);
        (body.GetProperty("billingDetails").GetProperty("billedDurationInMilliseconds").GetInt32() % 100).ShouldBe(0);
    }

    [Theory]
    [InlineData("a pizza, please")]
    [InlineData("{\"flavour\": ")]
    public async Task A_body_that_is_not_JSON_is_refused_and_starts_nothing(string body)
    {
        var (status, error) = await yard.PostAsync("/", body);

        status.ShouldBe(400);
        error.ToString().ShouldContain("InvalidExecutionInput");
    }

    [Fact]
    public async Task An_order_that_the_function_throws_at_fails_with_the_exceptions_name_and_its_JSON()
    {
        var (_, body) = await yard.PostAsync("/pizza", "{}");

        body.GetProperty("status").GetString().ShouldBe("FAILED");
        body.GetProperty("error").GetString().ShouldBe("InvalidOrderException");
        var cause = JsonElement.Parse(body.GetProperty("cause").GetString()!);
        cause.GetProperty("errorType").GetString().ShouldBe("InvalidOrderException");
        cause.GetProperty("errorMessage").GetString()!.ShouldContain("flavour");
        cause.GetProperty("stackTrace")[0].GetString()!.ShouldContain("PineappleCheck.Function.Handle");
    }

    [Fact]
    public async Task A_body_can_not_choose_another_state_machine()
    {
        var (_, body) = await yard.PostAsync("/", $$"""{"flavour": "pepperoni", "stateMachineArn": "{{LiveYard.StateMachineArn("DragonsStateMachine")}}", "name": "mine"}""");

        body.GetProperty("stateMachineArn").GetString().ShouldBe(LiveYard.StateMachineArn("PizzaStateMachine"));
        body.GetProperty("name").GetString().ShouldNotBe("mine");
    }

    [Fact]
    public async Task Many_orders_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => yard.PostAsync("/", $$"""{"flavour": "{{(i % 2 == 0 ? "margherita" : "hawaiian")}}", "order": {{i}}}""")));

        answers.Select(a => a.Body.GetProperty("status").GetString()).ShouldBe(Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? "SUCCEEDED" : "FAILED"));
    }

    [Fact]
    public async Task An_unknown_route_is_not_found()
    {
        var (status, body) = await yard.PostAsync("/pasta", "{}");

        status.ShouldBe(404);
        body.ToString().ShouldBe("""{"message":"Not Found"}""");
    }

    [Fact]
    public async Task What_happened_is_in_the_log_groups_and_in_the_trace()
    {
        var (_, body) = await yard.PostAsync("/", """{"flavour": "quattro stagioni"}""");
        var execution = body.GetProperty("executionArn").GetString()!;
        var trace = body.GetProperty("traceHeader").GetString()!["Root=".Length..].Split(';')[0];

        (await LoggedAsync("/aws/vendedlogs/states/PizzaStateMachine-dev", execution)).ShouldContain("ExecutionSucceeded");
        (await LoggedAsync("/aws/lambda/PineappleCheck-dev", "quattro stagioni")).ShouldContain("contains pineapple = False");
        (await LoggedAsync("/aws/apigateway/stepyard-dev", "POST /")).ShouldContain("\"status\":\"200\"");
        await yard.LineAsync(line => line.Contains("MakePizza", StringComparison.Ordinal));
        await LiveYard.EventuallyAsync(async () =>
        {
            using var http = new HttpClient();
            using var request = new StringContent(JsonSerializer.Serialize(new { TraceIds = new[] { trace } }));
            using var response = await http.PostAsync(new Uri(yard.AwsEndpoint, "/Traces"), request);
            var text = await response.Content.ReadAsStringAsync();
            return text.Contains("PizzaStateMachine-dev", StringComparison.Ordinal) ? text : null;
        });
    }

    private Task<string> LoggedAsync(string group, string text) => LiveYard.EventuallyAsync(async () =>
    {
        var found = await yard.AwsAsync("Logs_20140328.FilterLogEvents", new { logGroupName = group });
        var events = found.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("message").GetString()!).Where(m => m.Contains(text, StringComparison.Ordinal)).ToArray();
        return events.Length == 0 || (group.Contains("states", StringComparison.Ordinal) && !events.Any(e => e.Contains("ExecutionSucceeded", StringComparison.Ordinal)))
            ? null
            : string.Join('\n', events);
    });
}
