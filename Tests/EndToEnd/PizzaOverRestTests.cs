using System.Text.Json;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 1 behind the REST API: here the status of the answer says what became of the execution.</summary>
public sealed class PizzaOverRestTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private const string Path = "/dev/pizza";

    [Fact]
    public async Task A_pizza_that_is_made_is_answered_with_the_workflows_output() =>
        (await yard.SendRestAsync("POST", Path, """{"flavour": "pepperoni"}""")).ShouldBe((200, """{"containsPineapple":false}"""));

    [Theory]
    [InlineData("pineapple")]
    [InlineData("hawaiian")]
    public async Task A_pizza_that_fails_is_422_with_error_and_cause(string flavour) =>
        (await yard.SendRestAsync("POST", Path, $$"""{"flavour": "{{flavour}}"}""")).ShouldBe((422, """{"error": "Failed To Make Pizza", "cause": "They asked for Pineapple"}"""));

    [Theory]
    [InlineData("", "object has missing required properties ([\"flavour\"])")]
    [InlineData("{}", "object has missing required properties ([\"flavour\"])")]
    [InlineData("""{"flavour": 1}""", "instance type (integer) does not match any allowed primitive type (allowed: [\"string\"])")]
    [InlineData("""{"flavour": " "}""", "does not match input string \" \"")]
    [InlineData("[]", "instance type (array) does not match any allowed primitive type (allowed: [\"object\"])")]
    [InlineData("a pizza, please", "Could not parse request body into json")]
    [InlineData("{\"flavour\": ", "Could not parse request body into json")]
    public async Task A_body_that_is_no_order_is_refused_with_the_reason_as_JSON(string body, string reason)
    {
        var (status, answer) = await yard.SendRestAsync("POST", Path, body);

        status.ShouldBe(400);
        var problem = JsonElement.Parse(answer);
        problem.GetProperty("message").GetString().ShouldBe("Invalid request body");
        problem.GetProperty("problems").GetString()!.ShouldContain(reason);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task A_body_of_another_content_type_is_refused(string contentType)
    {
        var (status, answer) = await yard.SendRestAsync("POST", Path, "flavour=pepperoni", contentType);

        status.ShouldBe(415);
        JsonElement.Parse(answer).GetProperty("message").GetString()!.ShouldContain("application/json");
    }

    [Theory]
    [InlineData("GET", "/dev/pizza")]
    [InlineData("POST", "/dev/pizzas")]
    public async Task What_the_API_has_no_route_for_is_not_found(string method, string path) =>
        (await yard.SendRestAsync(method, path)).ShouldBe((404, """{"message":"There is no route with this method and path."}"""));

    [Fact]
    public async Task Each_request_is_in_the_access_log()
    {
        await yard.SendRestAsync("POST", Path, """{"flavour": 5}""");

        await LiveYard.EventuallyAsync(async () =>
        {
            var page = await yard.AwsAsync("Logs_20140328.FilterLogEvents", new { logGroupName = "/aws/apigateway/stepyard-rest-dev" });
            return page.GetProperty("events").EnumerateArray().Select(e => JsonElement.Parse(e.GetProperty("message").GetString()!)).Any(line =>
                (line.GetProperty("httpMethod").GetString(), line.GetProperty("resourcePath").GetString(), line.GetProperty("status").GetString(), line.GetProperty("error.message").GetString())
                == ("POST", "/pizza", "400", "Invalid request body")) ? "there" : null;
        });
    }

    [Fact]
    public async Task An_ARN_or_a_name_in_the_body_starts_nothing_else() =>
        (await yard.SendRestAsync("POST", Path, """{"flavour":"pepperoni","stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:WebhookStateMachine-dev","name":"mine","input":"{\"flavour\":\"pineapple\"}"}"""))
        .ShouldBe((200, """{"containsPineapple":false}"""));

    [Fact]
    public async Task An_error_and_a_cause_with_quotes_in_them_are_valid_JSON()
    {
        const string Cause = "C:\\oven\n\tsaid: \"it's\" 'burnt' @@ é 💥 \u2028 </script>";
        await using var other = Baking($$"""{"Type": "Fail", "Error": "It's \"burnt\"", "Cause": {{JsonSerializer.Serialize(Cause)}}}""");
        await other.Yard.InitializeAsync();

        var (status, answer) = await other.Yard.SendRestAsync("POST", Path, """{"flavour": "pepperoni"}""");

        status.ShouldBe(422);
        var failure = JsonElement.Parse(answer);
        (failure.GetProperty("error").GetString(), failure.GetProperty("cause").GetString()).ShouldBe(("It's \"burnt\"", Cause));
    }

    [Fact]
    public async Task A_failure_without_error_and_cause_is_valid_JSON()
    {
        await using var other = Baking("""{"Type": "Fail"}""");
        await other.Yard.InitializeAsync();

        var (status, answer) = await other.Yard.SendRestAsync("POST", Path, """{"flavour": "pepperoni"}""");

        status.ShouldBe(422);
        JsonElement.Parse(answer).EnumerateObject().Select(member => member.Name).ShouldBe(["error", "cause"]);
    }

    [Fact]
    public async Task A_pizza_that_takes_too_long_is_504_and_no_success()
    {
        await using var other = Baking("""{"Type": "Wait", "Seconds": 200, "End": true}""", "\"TimeoutSeconds\": 1,");
        await other.Yard.InitializeAsync();

        var (status, answer) = await other.Yard.SendRestAsync("POST", Path, """{"flavour": "pepperoni"}""");

        status.ShouldBe(504);
        JsonElement.Parse(answer).GetProperty("error").GetString().ShouldBe("States.Timeout");
    }

    [Fact]
    public async Task A_text_that_the_workflow_answers_with_arrives_as_JSON()
    {
        await using var other = Baking("""{"Type": "Pass", "Parameters": {"pizza.$": "$.flavour"}, "End": true}""");
        await other.Yard.InitializeAsync();

        var (status, answer) = await other.Yard.SendRestAsync("POST", Path, """{"flavour": "O'Brien's \"best\" \\ 日本 @@ $input.body"}""");

        status.ShouldBe(200);
        JsonElement.Parse(answer).GetProperty("pizza").GetString().ShouldBe("O'Brien's \"best\" \\ 日本 @@ $input.body");
    }

    /// <summary>The stack with another pizza workflow.</summary>
    private static OtherPizza Baking(string state, string more = "")
    {
        var definitions = new DefinitionFolder();
        definitions.Write("pizza", $$"""{"Comment": "${PineappleCheckArn}", {{more}} "StartAt": "Bake", "States": {"Bake": {{state}} } }""");
        return new(definitions);
    }

    private sealed class OtherPizza(DefinitionFolder definitions) : IAsyncDisposable
    {
        public LiveYard Yard { get; } = new() { Overrides = new Dictionary<string, string> { ["stepyard:definitions"] = definitions.Path } };

        public async ValueTask DisposeAsync()
        {
            await Yard.DisposeAsync();
            definitions.Dispose();
        }
    }
}
