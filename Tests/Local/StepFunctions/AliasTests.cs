using System.Text.Json;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class AliasTests
{
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";
    private const string Live = $"{Pizza}:LIVE";

    [Fact]
    public async Task An_alias_starts_the_version_that_it_leads_to()
    {
        await using var yard = await StartAsync();
        await CreateAsync(yard, (1, 100));

        var ended = await yard.RunAsync(Live);

        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        ended.GetProperty("stateMachineVersionArn").GetString().ShouldBe($"{Pizza}:1");
        ended.GetProperty("stateMachineAliasArn").GetString().ShouldBe(Live);
        await yard.RunAsync($"{Pizza}:1");
        (await yard.CallAsync("ListExecutions", new { stateMachineArn = Live })).GetProperty("executions").GetArrayLength().ShouldBe(1);
        (await yard.CallAsync("ListExecutions", new { stateMachineArn = $"{Pizza}:1" })).GetProperty("executions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Traffic_moves_with_an_update()
    {
        await using var yard = await StartAsync();
        await CreateAsync(yard, (1, 100), (2, 0));
        (await yard.RunAsync(Live)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");

        await yard.CallAsync("UpdateStateMachineAlias", new { stateMachineAliasArn = Live, routingConfiguration = Routes((1, 0), (2, 100)) });

        (await yard.RunAsync(Live)).GetProperty("status").GetString().ShouldBe("FAILED");
        var described = await yard.CallAsync("DescribeStateMachineAlias", new { stateMachineAliasArn = Live });
        described.GetProperty("name").GetString().ShouldBe("LIVE");
        described.GetProperty("description").GetString().ShouldBe("what customers get");
        described.GetProperty("routingConfiguration")[1].GetRawText().ShouldBe($$"""{"stateMachineVersionArn":"{{Pizza}}:2","weight":100}""");
    }

    [Fact]
    public void Executions_are_divided_by_weight()
    {
        var alias = new StateMachineAlias(Pizza, "LIVE", null, [new("old", 90), new("new", 10)], default, default);
        var random = new Random(1);

        var chosen = Enumerable.Range(0, 10_000).Count(_ => alias.Choose(random) == "new");

        chosen.ShouldBeInRange(900, 1_100);
    }

    [Fact]
    public async Task The_same_alias_again_is_no_change_and_another_of_its_name_a_conflict()
    {
        await using var yard = await StartAsync();
        var created = await CreateAsync(yard, (1, 100));

        (await CreateAsync(yard, (1, 100))).GetRawText().ShouldBe(created.GetRawText());
        (await yard.RefusalAsync("CreateStateMachineAlias", new { name = "LIVE", routingConfiguration = Routes((2, 100)) })).Code.ShouldBe("ConflictException");
    }

    [Fact]
    public async Task A_version_that_an_alias_leads_to_is_not_deleted()
    {
        await using var yard = await StartAsync();
        await CreateAsync(yard, (1, 100));

        (await yard.RefusalAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Pizza}:1" })).ShouldBe((
            "ConflictException", "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [LIVE]"));

        await yard.CallAsync("DeleteStateMachineAlias", new { stateMachineAliasArn = Live });
        await yard.CallAsync("DeleteStateMachineVersion", new { stateMachineVersionArn = $"{Pizza}:1" });
        (await yard.RefusalAsync("StartExecution", new { stateMachineArn = Live })).ShouldBe(("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{Live}'"));
    }

    [Fact]
    public async Task Aliases_are_listed_by_state_machine_and_by_version()
    {
        await using var yard = await StartAsync();
        await CreateAsync(yard, (1, 100));
        await yard.CallAsync("CreateStateMachineAlias", new { name = "next", routingConfiguration = Routes((2, 100)) });

        var first = await yard.CallAsync("ListStateMachineAliases", new { stateMachineArn = Pizza, maxResults = 1 });
        var second = await yard.CallAsync(
            "ListStateMachineAliases", new { stateMachineArn = Pizza, maxResults = 1, nextToken = first.GetProperty("nextToken").GetString() });

        Aliases(first).ShouldBe([$"{Pizza}:next"]);
        Aliases(second).ShouldBe([Live]);
        Aliases(await yard.CallAsync("ListStateMachineAliases", new { stateMachineArn = $"{Pizza}:1" })).ShouldBe([Live]);
    }

    [Theory]
    [InlineData("1,60 2,60", "Sum of routing configuration weights must equal 100. Received: [60, 60]")]
    [InlineData("1,50 1,50", $"Routing configuration must contain distinct state machine version ARNs. Received: [{Pizza}:1, {Pizza}:1]")]
    [InlineData("1,101", "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData("1,40 2,40 3,20", $"1 validation error detected: Value '[RoutingConfigurationListItem(stateMachineVersionArn={Pizza}:1, weight=40), RoutingConfigurationListItem(stateMachineVersionArn={Pizza}:2, weight=40), RoutingConfigurationListItem(stateMachineVersionArn={Pizza}:3, weight=20)]' at 'routingConfiguration' failed to satisfy constraint: Member must have length less than or equal to 2")]
    public async Task Routes_that_make_no_sense_are_refused(string routes, string message)
    {
        await using var yard = await StartAsync();
        var given = routes.Split(' ').Select(route => route.Split(',')).Select(route => (int.Parse(route[0]), int.Parse(route[1]))).ToArray();

        (await yard.RefusalAsync("CreateStateMachineAlias", new { name = "LIVE", routingConfiguration = Routes(given) })).ShouldBe(("ValidationException", message));
    }

    [Fact]
    public async Task Something_other_than_a_version_is_no_route()
    {
        await using var yard = await StartAsync();

        var toStateMachine = await yard.RefusalAsync(
            "CreateStateMachineAlias", new { name = "LIVE", routingConfiguration = new[] { new { stateMachineVersionArn = Pizza, weight = 100 } } });
        var toNothing = await yard.RefusalAsync("CreateStateMachineAlias", new { name = "LIVE", routingConfiguration = Routes((9, 100)) });

        toStateMachine.ShouldBe(("ValidationException", $"Routing configuration must contain state machine version ARNs. Received: [{Pizza}]"));
        toNothing.ShouldBe(("ResourceNotFound", $"Resource not found: '{Pizza}:9'"));
    }

    [Theory]
    [InlineData("123")]
    [InlineData("with space")]
    public async Task A_name_that_could_be_a_version_or_has_other_characters_is_refused(string name)
    {
        await using var yard = await StartAsync();

        (await yard.RefusalAsync("CreateStateMachineAlias", new { name, routingConfiguration = Routes((1, 100)) })).ShouldBe((
            "ValidationException",
            $"1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$"));
    }

    [Fact]
    public async Task An_update_of_nothing_is_refused()
    {
        await using var yard = await StartAsync();
        await CreateAsync(yard, (1, 100));

        (await yard.RefusalAsync("UpdateStateMachineAlias", new { stateMachineAliasArn = Live })).Code.ShouldBe("ValidationException");
    }

    /// <summary>A yard with a state machine that has two versions: the first succeeds, the second fails.</summary>
    private static async Task<StatesYard> StartAsync()
    {
        var yard = await StatesYard.StartAsync();
        await yard.CallAsync("CreateStateMachine", new { name = "pizza", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, publish = true });
        await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, definition = StatesYard.Fail, publish = true });
        return yard;
    }

    private static Task<JsonElement> CreateAsync(StatesYard yard, params (int Version, int Weight)[] routes) =>
        yard.CallAsync("CreateStateMachineAlias", new { name = "LIVE", description = "what customers get", routingConfiguration = Routes(routes) });

    private static object Routes(params (int Version, int Weight)[] routes) =>
        routes.Select(route => new { stateMachineVersionArn = $"{Pizza}:{route.Version}", weight = route.Weight });

    private static IEnumerable<string?> Aliases(JsonElement page) =>
        page.GetProperty("stateMachineAliases").EnumerateArray().Select(alias => alias.GetProperty("stateMachineAliasArn").GetString());
}
