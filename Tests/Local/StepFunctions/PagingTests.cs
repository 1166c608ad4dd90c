using System.Text.Json;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class PagingTests
{
    private const string Oven = "arn:aws:states:us-east-1:123456789012:stateMachine:oven";
    private const string Pizza = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";

    [Theory]
    [InlineData("ListStateMachines", "stateMachineArn", "DeleteStateMachine")]
    [InlineData("ListActivities", "activityArn", "DeleteActivity")]
    [InlineData("ListStateMachineVersions", "stateMachineVersionArn", "DeleteStateMachineVersion")]
    [InlineData("ListStateMachineAliases", "stateMachineAliasArn", "DeleteStateMachineAlias")]
    public async Task Who_deletes_what_each_page_lists_leaves_nothing_over(string list, string arn, string delete)
    {
        await using var yard = await StartAsync();

        string? nextToken = null;
        var deleted = 0;
        do
        {
            var page = await ListAsync(yard, list, nextToken);
            foreach (var item in Items(page))
            {
                await yard.CallAsync(delete, new Dictionary<string, string?> { [arn] = item.GetProperty(arn).GetString() });
                deleted++;
            }

            nextToken = page.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
        }
        while (nextToken is not null);

        deleted.ShouldBe(3);
        Items(await ListAsync(yard, list, nextToken: null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ListStateMachines")]
    [InlineData("ListActivities")]
    [InlineData("ListStateMachineVersions")]
    [InlineData("ListStateMachineAliases")]
    [InlineData("ListExecutions")]
    public async Task A_token_is_good_for_a_day(string list)
    {
        var time = new VirtualTime();
        await using var yard = await StartAsync(time);
        var nextToken = (await ListAsync(yard, list, nextToken: null)).GetProperty("nextToken").GetString();

        time.Advance(TimeSpan.FromHours(24));
        await ListAsync(yard, list, nextToken);
        time.Advance(TimeSpan.FromSeconds(1));

        (await yard.RefusalAsync(list, Asked(list, nextToken))).ShouldBe(("InvalidToken", "Invalid Token: 'Invalid token'"));
    }

    // Three state machines, one of them with three versions and executions, one with three aliases; and three activities.
    private static async Task<StatesYard> StartAsync(TimeProvider? time = null)
    {
        var yard = await StatesYard.StartAsync(time);
        foreach (var name in (string[])["oven", "pan", "pizza"])
        {
            await yard.CreateAsync(StatesYard.Pass, name: name);
            await yard.CallAsync("CreateActivity", new { name });
        }

        for (var version = 1; version <= 3; version++)
        {
            await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = Pizza, roleArn = $"{StatesYard.UnknownRole}{version}", publish = true });
            await yard.RunAsync(Pizza);
        }

        // They lead to a version of another state machine, so that those of this one can be deleted.
        await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = Oven });
        foreach (var name in (string[])["DEV", "STAGING", "PROD"])
        {
            await yard.CallAsync(
                "CreateStateMachineAlias", new { name, routingConfiguration = new[] { new { stateMachineVersionArn = $"{Oven}:1", weight = 100 } } });
        }

        return yard;
    }

    private static Task<JsonElement> ListAsync(StatesYard yard, string list, string? nextToken) => yard.CallAsync(list, Asked(list, nextToken));

    private static object Asked(string list, string? nextToken) => list switch
    {
        "ListStateMachines" or "ListActivities" => new { maxResults = 1, nextToken },
        "ListStateMachineAliases" => new { stateMachineArn = Oven, maxResults = 1, nextToken },
        _ => new { stateMachineArn = Pizza, maxResults = 1, nextToken },
    };

    private static List<JsonElement> Items(JsonElement page) => [.. page.EnumerateObject().First().Value.EnumerateArray()];
}
