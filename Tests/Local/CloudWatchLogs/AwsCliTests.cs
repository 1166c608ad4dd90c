using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Sts;

namespace Stepyard.Tests.Local.CloudWatchLogs;

/// <summary>CloudWatch Logs with the aws command, and who it is.</summary>
public sealed class AwsCliTests : IAsyncLifetime
{
    private Yard _yard = null!;
    private LogGroups _groups = null!;

    public async Task InitializeAsync() => _yard = await Yard.StartAsync(Yards.Options() with
    {
        Services = yard =>
        {
            _groups = yard.AddCloudWatchLogs();
            yard.AddSts();
        },
        Program = (_, _) => Task.FromResult<ImmutableArray<Resource>>([]),
    });

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [AwsCliFact]
    public async Task The_aws_command_writes_reads_and_filters_events()
    {
        string[] group = ["--log-group-name", "/pizza"], stream = ["--log-stream-name", "oven"];
        await LogsAsync(["create-log-group", .. group]);
        await Task.WhenAll(LogsAsync(["create-log-stream", .. group, .. stream]), LogsAsync(["put-retention-policy", .. group, "--retention-in-days", "7"]));
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await LogsAsync(
            ["put-log-events", .. group, .. stream, "--log-events", JsonSerializer.Serialize(new[]
            {
                new { timestamp = now, message = """{"level":"INFO"}""" }, new { timestamp = now, message = """{"level":"ERROR"}""" },
            })]);

        var (groups, streams, read, filtered, tail, caller) = (
            LogsAsync("describe-log-groups"),
            LogsAsync(["describe-log-streams", .. group]),
            LogsAsync(["get-log-events", .. group, .. stream, "--start-from-head", "--limit", "1"]),
            LogsAsync(["filter-log-events", .. group, "--filter-pattern", """{ $.level = "ERR*" }"""]),
            LogsAsync("tail", "/pizza", "--format", "short"),
            AwsCli.RunAsync(_yard.AwsEndpoint, "sts", "get-caller-identity"));
        JsonElement.Parse(await groups).GetProperty("logGroups")[0].GetProperty("retentionInDays").GetInt32().ShouldBe(7);
        JsonElement.Parse(await streams).GetProperty("logStreams")[0].GetProperty("lastEventTimestamp").GetInt64().ShouldBe(now);
        var page = JsonElement.Parse(await read);
        page.GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("""{"level":"INFO"}""");
        JsonElement.Parse(await filtered).GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("""{"level":"ERROR"}""");
        (await tail).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        JsonElement.Parse(await caller).GetProperty("Account").GetString().ShouldBe("123456789012");
        var next = JsonElement.Parse(await LogsAsync(["get-log-events", .. group, .. stream, "--next-token", page.GetProperty("nextForwardToken").GetString()!]));
        next.GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("""{"level":"ERROR"}""");
        await LogsAsync(["delete-log-group", .. group]);
        (await AwsCli.TryAsync(_yard.AwsEndpoint, ["logs", "describe-log-streams", .. group])).Error
            .ShouldContain("(ResourceNotFoundException) when calling the DescribeLogStreams operation: The specified log group does not exist.");
    }

    [AwsCliFact]
    public async Task The_aws_command_follows_a_log_group()
    {
        _groups.Put("/pizza", "oven", () => "first");
        await using var tail = AwsCli.Start(_yard.AwsEndpoint, "logs", "tail", "/pizza", "--follow", "--format", "short");
        (await tail.ReadLineAsync()).ShouldEndWith(" first");

        _groups.Put("/pizza", "oven", () => "second");

        (await tail.ReadLineAsync()).ShouldEndWith(" second");
    }

    private Task<string> LogsAsync(params IEnumerable<string> arguments) => AwsCli.RunAsync(_yard.AwsEndpoint, ["logs", .. arguments]);
}
