using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Pulumi;
using Stepyard.Local;
using Stepyard.Local.CloudWatchLogs;

namespace Stepyard.Tests.Local.CloudWatchLogs;

/// <summary>CloudWatch Logs over HTTP, as <c>aws logs</c> uses it.</summary>
public sealed class LogGroupTests : IAsyncLifetime
{
    private Yard _yard = null!;
    private LogGroups _groups = null!;

    public async Task InitializeAsync() => _yard = await Yard.StartAsync(new()
    {
        Ephemeral = true,
        HttpPort = 0,
        AwsPort = 0,
        Services = yard => _groups = yard.AddCloudWatchLogs(),
        Program = (_, _) => Task.FromResult<ImmutableArray<Resource>>([]),
    });

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [Fact]
    public async Task What_services_log_can_be_read_by_group_and_by_stream()
    {
        _groups.Put("/aws/vendedlogs/states/pizza", "one", () => "first");
        _groups.Put("/aws/vendedlogs/states/pizza", "two", () => "second");

        var all = await CallAsync("FilterLogEvents", new { logGroupName = "/aws/vendedlogs/states/pizza" });
        var one = await CallAsync("GetLogEvents", new { logGroupName = "/aws/vendedlogs/states/pizza", logStreamName = "one", startFromHead = true });

        Messages(all).ShouldBe(["first", "second"]);
        Messages(one).ShouldBe(["first"]);
    }

    [Theory]
    [InlineData("second", new[] { "the second" })]
    [InlineData("\"the s\"", new[] { "the second" })]
    [InlineData("the", new[] { "the first", "the second" })]
    [InlineData("the second first", new string[0])]
    public async Task A_filter_keeps_the_events_with_all_its_words(string filterPattern, string[] expected)
    {
        _groups.Put("group", "stream", () => "the first");
        _groups.Put("group", "stream", () => "the second");
        Messages(await CallAsync("FilterLogEvents", new { logGroupName = "group", filterPattern })).ShouldBe(expected);
    }

    [Fact]
    public async Task Events_are_read_page_by_page()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            _groups.Put("group", "stream", () => $"{number}");
        }

        var read = new List<string>();
        string? nextToken = null;
        while (true)
        {
            var page = await CallAsync("GetLogEvents", new { logGroupName = "group", logStreamName = "stream", startFromHead = true, limit = 2, nextToken });
            var token = page.GetProperty("nextForwardToken").GetString();
            if (token == nextToken)
            {
                break;
            }

            read.AddRange(Messages(page));
            nextToken = token;
        }

        read.ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task A_client_can_make_groups_and_streams_and_write_to_them()
    {
        await CallAsync("CreateLogGroup", new { logGroupName = "own" });
        await CallAsync("CreateLogStream", new { logGroupName = "own", logStreamName = "stream" });
        await CallAsync("PutLogEvents", new { logGroupName = "own", logStreamName = "stream", logEvents = new[] { new { timestamp = 5, message = "hello" } } });

        Messages(await CallAsync("FilterLogEvents", new { logGroupName = "own" })).ShouldBe(["hello"]);
        var group = (await CallAsync("DescribeLogGroups", new { logGroupNamePrefix = "o" })).GetProperty("logGroups")[0];
        group.GetProperty("arn").GetString().ShouldBe("arn:aws:logs:us-east-1:123456789012:log-group:own:*");
        var stream = (await CallAsync("DescribeLogStreams", new { logGroupName = "own" })).GetProperty("logStreams")[0];
        stream.GetProperty("lastEventTimestamp").GetInt64().ShouldBe(5);
    }

    [Theory]
    [InlineData("FilterLogEvents", """{"logGroupName":"nobody"}""", "ResourceNotFoundException")]
    [InlineData("FilterLogEvents", "{}", "InvalidParameterException")]
    [InlineData("PutLogEvents", """{"logGroupName":"group","logStreamName":"none","logEvents":[]}""", "ResourceNotFoundException")]
    [InlineData("CreateLogGroup", """{"logGroupName":"group"}""", "ResourceAlreadyExistsException")]
    [InlineData("GetLogEvents", """{"logGroupName":"group","logStreamName":"stream","nextToken":"x"}""", "InvalidParameterException")]
    public async Task What_is_wrong_is_refused(string operation, string request, string error)
    {
        _groups.Put("group", "stream", () => "event");
        using var answer = await SendAsync(operation, request);
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(error);
    }

    [Fact]
    public void Old_events_make_room_for_new_ones()
    {
        foreach (var number in Enumerable.Range(1, 20_001))
        {
            _groups.Put("busy", "stream", () => $"{number}");
        }

        var events = _groups["busy"].Events(_ => true);
        events.Length.ShouldBe(20_000);
        events[^1].Message.ShouldBe("20001");
    }

    private static string[] Messages(JsonElement answer) => [.. answer.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("message").GetString()!)];

    private async Task<JsonElement> CallAsync(string operation, object request)
    {
        using var answer = await SendAsync(operation, JsonSerializer.Serialize(request));
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode, body).ShouldBe((200, body));
        return JsonElement.Parse(body);
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _yard.AwsEndpoint) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"Logs_20140328.{operation}");
        using var http = new HttpClient();
        return await http.SendAsync(request);
    }
}
