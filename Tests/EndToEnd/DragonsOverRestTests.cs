using System.Text.Json;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 2 behind the REST API: reports are checked before anything starts, translated on the way, and asked after by name.</summary>
public sealed class DragonsOverRestTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private const string Dragons = "DragonsStateMachine";

    [Fact]
    public async Task A_report_starts_the_workflow_and_is_asked_after_without_an_ARN()
    {
        var (status, answer) = await yard.SendRestAsync("POST", "/dev/dragons", Report("Norbert"));

        status.ShouldBe(200);
        var started = JsonElement.Parse(answer);
        started.EnumerateObject().Select(member => member.Name).ShouldBe(["executionArn", "startDate"]);
        var executionArn = started.GetProperty("executionArn").GetString()!;
        executionArn.ShouldStartWith("arn:aws:states:us-east-1:123456789012:execution:DragonsStateMachine-dev:");
        await yard.EndOfAsync(executionArn);

        var name = executionArn.Split(':')[7];
        (status, answer) = await yard.SendRestAsync("GET", $"/dev/dragons/{name}");

        status.ShouldBe(200);
        var report = JsonElement.Parse(answer);
        (report.GetProperty("executionName").GetString(), report.GetProperty("status").GetString()).ShouldBe((name, "SUCCEEDED"));
        report.GetProperty("output").GetProperty("dragon_name_str").GetString().ShouldBe("Norbert");
        report.GetProperty("stopDate").GetDouble().ShouldBeGreaterThanOrEqualTo(report.GetProperty("startDate").GetDouble());
    }

    [Fact]
    public async Task The_state_machine_sees_the_backend_format_from_the_start()
    {
        var execution = await RunAsync(Report("Saphira"));

        var input = JsonElement.Parse(execution.GetProperty("input").GetString()!);
        input.ToString().ShouldBe(JsonElement.Parse("""
            {"dragon_name_str":"Saphira","description_str":"New dragon","family_str":"green","location_city_str":"Seattle","location_country_str":"USA","location_state_str":"WA","location_neighborhood_str":"Downtown","reportingPhoneNumber":"15550000010","confirmationRequired":false}
            """).ToString());
        (await yard.HistoryOfAsync(execution)).Where(e => e.TryGetProperty("stateEnteredEventDetails", out _))
            .Select(e => e.GetProperty("stateEnteredEventDetails").GetProperty("name").GetString())
            .ShouldBe(["ReportFormat", "ValidateDragon", "AddDragon", "ConfirmationRequired", "NoAlertAddDragonSuccess"]);
    }

    [Theory]
    [InlineData("O'Brien's dragon")]
    [InlineData("the \"red\" one")]
    [InlineData("C:\\lair\\'1'\\")]
    [InlineData("@@Fafnir@@")]
    [InlineData("Fáfnir 龍 💥 \u2028 \t\n\u0001")]
    [InlineData("$input.body ${stateMachineArn} #set($x = 1) #end ## #* \\$x")]
    [InlineData("a/b</script>")]
    public async Task A_text_of_a_report_arrives_unchanged(string name)
    {
        var execution = await RunAsync(Report(name));

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        JsonElement.Parse(execution.GetProperty("input").GetString()!).GetProperty("dragon_name_str").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("dragonName", null, "object has missing required properties ([\"dragonName\"])")]
    [InlineData("reportingPhoneNumber", null, "object has missing required properties ([\"reportingPhoneNumber\"])")]
    [InlineData("dragonName", "1", "instance type (integer) does not match any allowed primitive type (allowed: [\"string\"])")]
    [InlineData("city", "\"  \"", "does not match input string")]
    [InlineData("reportingPhoneNumber", "\"call me\"", "does not match input string \"call me\"")]
    [InlineData("confirmationRequired", "\"yes\"", "instance type (string) does not match any allowed primitive type (allowed: [\"boolean\"])")]
    public async Task A_body_that_is_no_dragon_is_refused_with_the_reason_and_starts_nothing(string member, string? value, string reason)
    {
        var before = await StartedAsync();

        var (status, answer) = await yard.SendRestAsync("POST", "/dev/dragons", Report("Nameless", member, value));

        status.ShouldBe(400);
        JsonElement.Parse(answer).GetProperty("problems").GetString()!.ShouldContain(reason);
        (await StartedAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_ARN_or_a_name_in_the_body_chooses_no_other_workflow()
    {
        var report = Report("Decoy", "stateMachineArn", $"\"{LiveYard.StateMachineArn("PizzaStateMachine")}\"")[..^1] + ",\"name\":\"mine\",\"input\":\"{}\"}";

        var execution = await RunAsync(report);

        execution.GetProperty("stateMachineArn").GetString().ShouldBe(LiveYard.StateMachineArn(Dragons));
        execution.GetProperty("name").GetString().ShouldNotBe("mine");
        JsonElement.Parse(execution.GetProperty("input").GetString()!).TryGetProperty("stateMachineArn", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("it's")]
    [InlineData("a%22%2C%22executionArn%22%3A%22arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3Aexecution%3ANotifyStateMachine-dev%3Aelsewhere")]
    [InlineData("a%5C")]
    [InlineData("%24input.body")]
    [InlineData("a%3Ab")]
    public async Task A_report_that_there_is_none_of_is_not_found_whatever_its_name(string name)
    {
        var (status, answer) = await yard.SendRestAsync("GET", $"/dev/dragons/{name}");

        (status, answer).ShouldBe((404, """{"message": "There is no report of this name."}"""));
    }

    [Fact]
    public async Task An_execution_of_another_workflow_is_no_report()
    {
        await yard.AwsAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = LiveYard.StateMachineArn("NotifyStateMachine"), name = "elsewhere", input = """{"message":"m","timer_seconds":0}""" });

        (await yard.SendRestAsync("GET", "/dev/dragons/elsewhere")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_report_that_failed_tells_why()
    {
        // Nobody can be told without a number.
        var started = await yard.AwsAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = LiveYard.StateMachineArn(Dragons), input = """{"dragonName":"Cat"}""", name = "failed" });
        await yard.EndOfAsync(started.GetProperty("executionArn").GetString()!);

        var (status, answer) = await yard.SendRestAsync("GET", "/dev/dragons/failed");

        status.ShouldBe(200);
        var report = JsonElement.Parse(answer);
        report.GetProperty("status").GetString().ShouldBe("FAILED");
        report.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        report.TryGetProperty("output", out _).ShouldBeFalse();
    }

    private async Task<JsonElement> RunAsync(string report)
    {
        var (status, answer) = await yard.SendRestAsync("POST", "/dev/dragons", report);
        status.ShouldBe(200, answer);
        return await yard.EndOfAsync(JsonElement.Parse(answer).GetProperty("executionArn").GetString()!);
    }

    private async Task<int> StartedAsync() =>
        (await yard.AwsAsync("AWSStepFunctions.ListExecutions", new { stateMachineArn = LiveYard.StateMachineArn(Dragons), maxResults = 1000 })).GetProperty("executions").GetArrayLength();

    /// <summary>A report in the client format.</summary>
    /// <param name="name">The dragon's name.</param>
    /// <param name="member">A member that is another one.</param>
    /// <param name="value">Its value as JSON; null for none at all.</param>
    private static string Report(string name, string member = "", string? value = null)
    {
        var members = new Dictionary<string, string>
        {
            ["dragonName"] = JsonSerializer.Serialize(name),
            ["description"] = "\"New dragon\"",
            ["family"] = "\"green\"",
            ["city"] = "\"Seattle\"",
            ["country"] = "\"USA\"",
            ["state"] = "\"WA\"",
            ["neighborhood"] = "\"Downtown\"",
            ["reportingPhoneNumber"] = "\"15550000010\"",
            ["confirmationRequired"] = "false",
        };
        if (value is not null)
        {
            members[member] = value;
        }
        else
        {
            members.Remove(member);
        }

        return $"{{{string.Join(",", members.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}";
    }
}
