using System.Text.Json;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class VersionTests
{
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";

    [Fact]
    public async Task A_version_keeps_what_the_state_machine_was()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass);
        var published = await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Pizza, description = "the first" });
        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Fail });

        published.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
        var described = await yard.CallAsync("DescribeStateMachine", new { stateMachineArn = $"{Pizza}:1" });
        described.GetProperty("stateMachineArn").GetString().ShouldBe($"{Pizza}:1");
        described.GetProperty("definition").GetString().ShouldBe(StatesYard.Pass);
        described.GetProperty("description").GetString().ShouldBe("the first");
        (await yard.RunAsync($"{Pizza}:1")).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        (await yard.RunAsync(Pizza)).GetProperty("status").GetString().ShouldBe("FAILED");
    }

    [Fact]
    public async Task An_execution_tells_the_version_that_it_was_started_by()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass);

        var ended = await yard.RunAsync($"{Pizza}:1");
        await yard.RunAsync(Pizza);

        ended.GetProperty("stateMachineArn").GetString().ShouldBe(Pizza);
        ended.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
        ended.TryGetProperty("stateMachineAliasArn", out _).ShouldBeFalse();
        (await yard.CallAsync("ListExecutions", new { stateMachineArn = Pizza })).GetProperty("executions").GetArrayLength().ShouldBe(2);
        var listed = (await yard.CallAsync("ListExecutions", new { stateMachineArn = $"{Pizza}:1" })).GetProperty("executions").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
    }

    [Fact]
    public async Task A_version_of_an_Express_state_machine_runs_as_well()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass, "EXPRESS");
        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Fail });

        (await yard.CallAsync("StartSyncExecution", new { stateMachineArn = $"{Pizza}:1" })).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        (await yard.CallAsync("StartSyncExecution", new { stateMachineArn = Pizza })).GetProperty("status").GetString().ShouldBe("FAILED");
    }

    [Fact]
    public async Task A_revision_is_published_once()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass);

        var again = await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Pizza, revisionId = "INITIAL" });
        var updated = await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Fail, publish = true, versionDescription = "the second" });

        again.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
        updated.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:2");
    }

    [Fact]
    public async Task Versions_are_listed_the_newest_first_page_by_page()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass);
        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Fail, publish = true });
        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Wait, publish = true });

        var first = await yard.CallAsync("ListStateMachineVersions", new { stateMachineArn = Pizza, maxResults = 2 });
        var second = await yard.CallAsync(
            "ListStateMachineVersions", new { stateMachineArn = Pizza, maxResults = 2, nextToken = first.GetProperty("nextToken").GetString() });

        Versions(first).ShouldBe([$"{Pizza}:3", $"{Pizza}:2"]);
        Versions(second).ShouldBe([$"{Pizza}:1"]);
        second.TryGetProperty("nextToken", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_number_of_a_deleted_version_is_not_given_again()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass);

        await yard.CallAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Pizza}:1" });
        await yard.CallAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Pizza}:1" });

        (await yard.RefusalAsync("StartExecution", new { stateMachineArn = $"{Pizza}:1" }))
            .ShouldBe(("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{Pizza}:1'"));
        (await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Pizza })).GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:2");
    }

    [Fact]
    public async Task A_revision_that_is_not_the_current_one_is_not_published()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass);

        (await yard.RefusalAsync("PublishStateMachineVersion", new { stateMachineArn = Pizza, revisionId = "abc" })).ShouldBe((
            "ConflictException", "Failed to publish the State Machine version for revision abc. The current State Machine revision is INITIAL."));
    }

    [Fact]
    public async Task A_description_needs_a_version()
    {
        await using var yard = await StatesYard.StartAsync();
        var request = new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, versionDescription = "the first" };

        (await yard.RefusalAsync("CreateStateMachine", request)).ShouldBe(("ValidationException", "Version description can only be set when publish is true"));
    }

    [Fact]
    public async Task A_state_machine_takes_its_versions_with_it()
    {
        await using var yard = await StatesYard.StartAsync();
        await CreatePublishedAsync(yard, StatesYard.Pass);

        await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = Pizza });

        (await yard.RefusalAsync("DescribeStateMachine", new { stateMachineArn = $"{Pizza}:1" })).Code.ShouldBe("StateMachineDoesNotExist");
    }

    private static async Task CreatePublishedAsync(StatesYard yard, string definition, string type = "STANDARD")
    {
        var created = await yard.CallAsync("CreateStateMachine", new { name = "pizza", definition, roleArn = StatesYard.UnknownRole, type, publish = true });
        created.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
    }

    private static IEnumerable<string?> Versions(JsonElement page) =>
        page.GetProperty("stateMachineVersions").EnumerateArray().Select(version => version.GetProperty("stateMachineVersionArn").GetString());
}
