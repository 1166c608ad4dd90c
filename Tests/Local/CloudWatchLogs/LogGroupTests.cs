using System.Collections.Immutable;
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

    public async Task InitializeAsync() => _yard = await Yard.StartAsync(Yards.Options() with
    {
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
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await CallAsync("PutLogEvents", new { logGroupName = "own", logStreamName = "stream", logEvents = new[] { new { timestamp, message = "hello" } } });

        Messages(await CallAsync("FilterLogEvents", new { logGroupName = "own" })).ShouldBe(["hello"]);
        var group = (await CallAsync("DescribeLogGroups", new { logGroupNamePrefix = "o" })).GetProperty("logGroups")[0];
        group.GetProperty("arn").GetString().ShouldBe("arn:aws:logs:us-east-1:123456789012:log-group:own:*");
        var stream = (await CallAsync("DescribeLogStreams", new { logGroupName = "own" })).GetProperty("logStreams")[0];
        stream.GetProperty("lastEventTimestamp").GetInt64().ShouldBe(timestamp);
    }

    [Theory]
    [InlineData("FilterLogEvents", """{"logGroupName":"nobody"}""", "ResourceNotFoundException")]
    [InlineData("FilterLogEvents", "{}", "InvalidParameterException")]
    [InlineData("PutLogEvents", """{"logGroupName":"group","logStreamName":"none","logEvents":[]}""", "ResourceNotFoundException")]
    [InlineData("CreateLogGroup", """{"logGroupName":"group"}""", "ResourceAlreadyExistsException")]
    [InlineData("CreateLogGroup", """{"logGroupName":"two words"}""", "Value 'two words' at 'logGroupName' failed to satisfy constraint")]
    [InlineData("CreateLogStream", """{"logGroupName":"group","logStreamName":"a:b"}""", "Value 'a:b' at 'logStreamName' failed to satisfy constraint")]
    [InlineData("PutLogEvents", """{"logGroupName":"group","logStreamName":"stream","logEvents":[{"timestamp":1,"message":"a"},{"timestamp":1,"message":""}]}""", "Value '' at 'logEvents.2.member.message' failed to satisfy constraint")]
    [InlineData("DescribeLogGroups", """{"logGroupIdentifiers":[]}""", "logGroupIdentifiers has to hold 1 to 50 names or ARNs")]
    [InlineData("DescribeLogGroups", """{"logGroupIdentifiers":["group"],"logGroupNamePrefix":"g"}""", "give one of them")]
    [InlineData("DeleteLogGroup", """{"logGroupName":"nobody"}""", "The specified log group does not exist.")]
    [InlineData("DeleteLogStream", """{"logGroupName":"group","logStreamName":"none"}""", "The specified log stream does not exist.")]
    [InlineData("PutRetentionPolicy", """{"logGroupName":"group","retentionInDays":2}""", "Value '2' at 'retentionInDays' failed to satisfy constraint")]
    [InlineData("DescribeLogGroups", """{"limit":51}""", "Member must have value less than or equal to 50")]
    [InlineData("DescribeLogStreams", """{"logGroupName":"group","orderBy":"LastEventTime","logStreamNamePrefix":"s"}""", "Cannot order by LastEventTime with a logStreamNamePrefix.")]
    [InlineData("FilterLogEvents", """{"logGroupName":"group","logStreamNames":["none"]}""", "The specified log stream does not exist.")]
    [InlineData("FilterLogEvents", """{"logGroupName":"group","filterPattern":"a:b"}""", "Invalid character(s) in term 'a:b'")]
    [InlineData("PutLogEvents", """{"logGroupName":"group","logStreamName":"stream","logEvents":[{"timestamp":2,"message":"b"},{"timestamp":1,"message":"a"}]}""", "must be in chronological order")]
    [InlineData("GetLogEvents", """{"logGroupName":"group","logStreamName":"stream","nextToken":"x"}""", "InvalidParameterException")]
    [InlineData("FilterLogEvents", """{"logGroupName":"group","nextToken":"x"}""", "The specified nextToken is invalid.")]
    [InlineData("FilterLogEvents", """{"logGroupName":5}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("FilterLogEvents", """{"logGroupName":"group","startTime":"now"}""", "STRING_VALUE can not be converted to a Long")]
    [InlineData("FilterLogEvents", """{"logGroupName":"group","logStreamNames":"stream"}""", "STRING_VALUE can not be converted to a List")]
    [InlineData("GetLogEvents", """{"logGroupName":"group","logStreamName":"stream","startFromHead":"yes"}""", "STRING_VALUE can not be converted to a Boolean")]
    [InlineData("DescribeLogGroups", """{"limit":1.5}""", "NUMBER_VALUE can not be converted to a Long")]
    [InlineData("DescribeLogGroups", """{"logGroupClass":"COLD"}""", "Value 'COLD' at 'logGroupClass' failed to satisfy constraint")]
    public async Task What_is_wrong_is_refused(string operation, string request, string error)
    {
        _groups.Put("group", "stream", () => "event");
        using var answer = await SendAsync(operation, JsonElement.Parse(request));
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(error);
    }

    [Fact]
    public async Task Events_that_are_too_old_or_too_new_are_left_out_and_told()
    {
        _groups.Put("group", "stream", () => "event");
        var now = DateTimeOffset.UtcNow;
        long[] times = [.. new[] { -9.0, -7.0, 0.0, 3.0 }.Select(hours => now.AddDays(-14).AddHours(8 + hours).ToUnixTimeMilliseconds())];

        var old = await CallAsync("PutLogEvents", new { logGroupName = "group", logStreamName = "stream", logEvents = times.Select(timestamp => new { timestamp, message = $"{timestamp}" }) });
        var late = await CallAsync("PutLogEvents", new { logGroupName = "group", logStreamName = "stream", logEvents = new[] { new { timestamp = now.AddHours(9).ToUnixTimeMilliseconds(), message = "late" } } });

        old.GetProperty("rejectedLogEventsInfo").GetRawText().ShouldBe("""{"tooOldLogEventEndIndex":1}""");
        late.GetProperty("rejectedLogEventsInfo").GetRawText().ShouldBe("""{"tooNewLogEventStartIndex":0}""");
        Messages(await CallAsync("FilterLogEvents", new { logGroupName = "group" })).ShouldBe([.. times[1..].Select(time => $"{time}"), "event"]);
    }

    [Fact]
    public async Task Groups_and_streams_are_listed_in_pages_and_deleted()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            _groups.Put("group", name, () => "event");
            _groups.Put(name, "stream", () => "event");
        }

        var first = await CallAsync("DescribeLogStreams", new { logGroupName = "group", limit = 2 });
        var second = await CallAsync("DescribeLogStreams", new { logGroupName = "group", limit = 2, nextToken = first.GetProperty("nextToken").GetString() });
        var groups = await CallAsync("DescribeLogGroups", new { limit = 3 });
        await CallAsync("DeleteLogStream", new { logGroupName = "group", logStreamName = "b" });
        await CallAsync("DeleteLogGroup", new { logGroupName = "a" });

        (first.GetProperty("logStreams").GetArrayLength(), second.GetProperty("logStreams").GetArrayLength(), second.TryGetProperty("nextToken", out _)).ShouldBe((2, 1, false));
        groups.TryGetProperty("nextToken", out _).ShouldBeTrue();
        (await CallAsync("DescribeLogGroups", new { })).GetProperty("logGroups").EnumerateArray().Select(group => group.GetProperty("logGroupName").GetString()).ShouldBe(["b", "c", "group"]);
        (await CallAsync("FilterLogEvents", new { logGroupName = "group" })).GetProperty("events").EnumerateArray()
            .Select(one => one.GetProperty("logStreamName").GetString()).ShouldBe(["a", "c"]);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("LastEventTime", false)]
    [InlineData("LastEventTime", true)]
    public async Task Streams_that_are_deleted_page_by_page_are_all_deleted(string? orderBy, bool descending)
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            _groups.Put("group", name, () => "event");
        }

        string? nextToken = null;
        do
        {
            var page = await CallAsync("DescribeLogStreams", new { logGroupName = "group", limit = 2, orderBy, descending, nextToken });
            foreach (var stream in page.GetProperty("logStreams").EnumerateArray())
            {
                await CallAsync("DeleteLogStream", new { logGroupName = "group", logStreamName = stream.GetProperty("logStreamName").GetString() });
            }

            nextToken = page.TryGetProperty("nextToken", out var token) ? token.GetString() : null;
        }
        while (nextToken is not null);

        (await CallAsync("DescribeLogStreams", new { logGroupName = "group" })).GetProperty("logStreams").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Groups_are_described_by_name_and_by_ARN()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            _groups.Ensure(name);
        }

        var described = await CallAsync("DescribeLogGroups", new { logGroupIdentifiers = new[] { "c", "arn:aws:logs:us-east-1:123456789012:log-group:a" } });

        described.GetProperty("logGroups").EnumerateArray().Select(group => group.GetProperty("logGroupName").GetString()).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_group_keeps_its_events_for_as_long_as_it_is_told()
    {
        _groups.Put("group", "stream", () => "event");
        await CallAsync("PutRetentionPolicy", new { logGroupName = "group", retentionInDays = 7 });
        (await CallAsync("DescribeLogGroups", new { })).GetProperty("logGroups")[0].GetProperty("retentionInDays").GetInt32().ShouldBe(7);

        await CallAsync("DeleteRetentionPolicy", new { logGroupName = "group" });
        (await CallAsync("DescribeLogGroups", new { })).GetProperty("logGroups")[0].TryGetProperty("retentionInDays", out _).ShouldBeFalse();
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
        using var answer = await SendAsync(operation, request);
        return await answer.AcceptedAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string operation, object request)
    {
        using var http = new HttpClient();
        return await http.SendAwsJsonAsync(_yard.AwsEndpoint, $"Logs_20140328.{operation}", request);
    }
}
