using System.Text.Json;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 2.</summary>
public sealed class DragonsTests(LiveYard yard) : IClassFixture<LiveYard>
{
    private const string Dragons = "DragonsStateMachine";

    [Fact]
    public async Task A_reported_dragon_is_added_and_the_reporter_is_told()
    {
        var (status, started) = await yard.PostAsync("/dragons", Client("Henry", "15550000001", confirmationRequired: true));

        status.ShouldBe(200);
        started.EnumerateObject().Select(p => p.Name).ShouldBe(["executionArn", "startDate"], ignoreOrder: true);
        started.GetProperty("executionArn").GetString().ShouldStartWith("arn:aws:states:us-east-1:123456789012:execution:DragonsStateMachine-dev:");
        await SaysAsync("15550000001", "The dragon you reported has been added!");
        (await StoredAsync("Henry")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Atlas_is_known_already_so_his_reporter_is_told_and_the_execution_succeeds()
    {
        var execution = await yard.RunAsync("/dragons", Client("Atlas", "15550000002", confirmationRequired: true));

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        await SaysAsync("15550000002", "The dragon you reported failed validation and was not added");
    }

    [Fact]
    public async Task A_direct_start_in_the_backend_format_goes_straight_on()
    {
        var execution = await yard.StartAsync(Dragons, Backend("Peter", "15550000003"));

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        var history = await yard.HistoryOfAsync(execution);
        var types = history.Select(e => e.GetProperty("type").GetString()!).ToArray();
        types[Array.IndexOf(types, "TaskStateEntered")..].ShouldBe(
        [
            "TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
            "TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted", "LambdaFunctionSucceeded", "TaskStateExited",
            "ChoiceStateEntered", "ChoiceStateExited", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded",
        ]);
        history.Where(e => e.TryGetProperty("stateEnteredEventDetails", out _))
            .Select(e => e.GetProperty("stateEnteredEventDetails").GetProperty("name").GetString())
            .ShouldBe(["ReportFormat", "ValidateDragon", "AddDragon", "ConfirmationRequired", "NoAlertAddDragonSuccess"]);
    }

    [Fact]
    public async Task The_functions_only_ever_see_the_backend_format()
    {
        var execution = await yard.RunAsync("/dragons", Client("Smaug", "15550000004", confirmationRequired: false));

        var scheduled = (await yard.HistoryOfAsync(execution)).Where(e => e.GetProperty("type").GetString() == "LambdaFunctionScheduled").ToArray();
        scheduled.Length.ShouldBe(2);
        foreach (var function in scheduled)
        {
            var input = JsonElement.Parse(function.GetProperty("lambdaFunctionScheduledEventDetails").GetProperty("input").GetString()!);
            input.ToString().ShouldBe(JsonElement.Parse(Backend("Smaug", "15550000004", city: "Seattle", state: "WA")).ToString());
        }
    }

    [Fact]
    public async Task A_report_that_lacks_fields_fails_validation_and_adds_nothing()
    {
        var execution = await yard.RunAsync("/dragons", """{"dragonName": "Nameless", "reportingPhoneNumber": "15550000005", "confirmationRequired": false}""");

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        await SaysAsync("15550000005", "The dragon you reported failed validation and was not added");
        (await StoredAsync("Nameless")).ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"a dragon!\"")]
    [InlineData("{\"dragon_name_str\": \"Nobody\"}")]
    public async Task A_body_that_is_no_report_ends_in_a_failure_and_not_in_a_hang(string body)
    {
        var execution = await yard.RunAsync("/dragons", body);

        execution.GetProperty("status").GetString().ShouldBe("FAILED");
    }

    [Fact]
    public async Task Two_reports_of_the_same_dragon_at_the_same_instant_add_it_once()
    {
        var executions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => yard.StartAsync(Dragons, Backend("Twin", "15550000006"))));

        // Of those that were valid when they were checked one was stored; the others failed to be, or came late and failed validation.
        var added = new List<JsonElement>();
        foreach (var execution in executions)
        {
            var history = await yard.HistoryOfAsync(execution);
            if (history.Any(e => e.TryGetProperty("stateEnteredEventDetails", out var d) && d.GetProperty("name").GetString() == "ConfirmationRequired"))
            {
                added.Add(execution);
            }
        }

        added.ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    private static string Client(string name, string phone, bool confirmationRequired) => JsonSerializer.Serialize(new
    {
        dragonName = name,
        description = "New dragon",
        family = "green",
        city = "Seattle",
        country = "USA",
        state = "WA",
        neighborhood = "Downtown",
        reportingPhoneNumber = phone,
        confirmationRequired,
    });

    private static string Backend(string name, string phone, string city = "Houston", string state = "TX") => JsonSerializer.Serialize(new
    {
        dragon_name_str = name,
        description_str = "New dragon",
        family_str = "green",
        location_city_str = city,
        location_country_str = "USA",
        location_state_str = state,
        location_neighborhood_str = "Downtown",
        reportingPhoneNumber = phone,
        confirmationRequired = false,
    });

    private Task<string> SaysAsync(string phone, string message) => LiveYard.EventuallyAsync(async () =>
    {
        var inbox = await yard.GetAsync("/_yard/sms");
        return JsonElement.Parse(inbox).ToString() is var text && text.Contains(phone, StringComparison.Ordinal) && text.Contains(message, StringComparison.Ordinal) ? text : null;
    });

    private async Task<string?> StoredAsync(string name) => await LiveYard.EventuallyAsync(async () =>
    {
        var answer = await yard.AwsAsync("DynamoDB_20120810.GetItem", new { TableName = "dragons-dev", Key = new { dragon_name_str = new { S = name } } });
        return answer.TryGetProperty("Item", out var item) ? item.ToString() : "";
    }) is { Length: > 0 } stored ? stored : null;
}
