using Stepyard.Local.StepFunctions;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class HistoryTests
{
    private static readonly string[] Types = ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(0)]
    public async Task The_history_comes_in_pages(int maxResults)
    {
        await using var yard = await StatesYard.StartAsync();
        var executionArn = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass))).GetProperty("executionArn").GetString();

        (await AllAsync(yard, executionArn, maxResults, reverseOrder: false)).ShouldBe(Types);
        (await AllAsync(yard, executionArn, maxResults, reverseOrder: true)).ShouldBe(Types.Reverse());
    }

    [Fact]
    public async Task The_history_leaves_execution_data_out_where_it_is_not_wanted()
    {
        await using var yard = await StatesYard.StartAsync();
        var executionArn = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass), """{"secret":1}""")).GetProperty("executionArn").GetString();

        (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetRawText().ShouldContain("secret");
        (await yard.CallAsync("GetExecutionHistory", new { executionArn, includeExecutionData = false })).GetRawText().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_token_of_another_listing_is_invalid()
    {
        await using var yard = await StatesYard.StartAsync();
        var executionArn = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass))).GetProperty("executionArn").GetString();
        var page = await yard.CallAsync("GetExecutionHistory", new { executionArn, maxResults = 1 });

        var nextToken = page.GetProperty("nextToken").GetString();
        var refusal = await yard.RefusalAsync("GetExecutionHistory", new { executionArn, maxResults = 1, reverseOrder = true, nextToken });

        (refusal.Code, refusal.Message).ShouldBe(("InvalidToken", "Invalid Token: 'Invalid token'"));
    }

    [Theory]
    [InlineData(false, "6")]
    [InlineData(true, "6")]
    [InlineData(false, "2147483648")]
    [InlineData(true, "4294967290")]
    [InlineData(false, "-1")]
    [InlineData(false, "")]
    public async Task A_token_that_is_made_up_to_lead_beyond_the_history_is_invalid(bool reverseOrder, string place)
    {
        await using var yard = await StatesYard.StartAsync();
        var executionArn = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass))).GetProperty("executionArn").GetString();
        var nextToken = PageToken.Write(reverseOrder ? $"{executionArn} newest first" : executionArn!, place, DateTimeOffset.UtcNow);

        (await yard.RefusalAsync("GetExecutionHistory", new { executionArn, reverseOrder, nextToken })).Code.ShouldBe("InvalidToken");
    }

    [Theory]
    [InlineData("DescribeExecution")]
    [InlineData("GetExecutionHistory")]
    [InlineData("StopExecution")]
    public async Task Express_executions_cannot_be_looked_up(string operation)
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");
        var executionArn = (await yard.CallAsync("StartSyncExecution", new { stateMachineArn })).GetProperty("executionArn").GetString();

        var refusal = await yard.RefusalAsync(operation, new { executionArn });

        (refusal.Code, refusal.Message).ShouldBe(("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'"));
    }

    [Theory]
    [InlineData("DescribeExecution")]
    [InlineData("GetExecutionHistory")]
    [InlineData("StopExecution")]
    public async Task An_execution_that_does_not_exist_is_told_so(string operation)
    {
        await using var yard = await StatesYard.StartAsync();
        const string executionArn = "arn:aws:states:us-east-1:123456789012:execution:pizza:nobody";

        var refusal = await yard.RefusalAsync(operation, new { executionArn });

        (refusal.Code, refusal.Message).ShouldBe(("ExecutionDoesNotExist", $"Execution Does Not Exist: '{executionArn}'"));
    }

    private static async Task<List<string?>> AllAsync(StatesYard yard, string? executionArn, int maxResults, bool reverseOrder)
    {
        var types = new List<string?>();
        string? nextToken = null;
        do
        {
            var page = await yard.CallAsync("GetExecutionHistory", new { executionArn, maxResults, reverseOrder, nextToken });
            types.AddRange(page.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()));
            nextToken = page.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
        }
        while (nextToken is not null);

        return types;
    }
}
