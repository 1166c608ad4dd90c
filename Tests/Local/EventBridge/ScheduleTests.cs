using System.Globalization;
using System.Text.Json;
using Stepyard.Local.EventBridge.Schedules;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class ScheduleTests
{
    // The first are the examples of AWS's guide, "Setting a schedule pattern for scheduled rules".
    [Theory]
    [InlineData("cron(15 10 * * ? *)", "2026-11-20T10:15", "2026-11-21T10:15")]
    [InlineData("cron(0 18 ? * MON-FRI *)", "2026-11-20T18:00", "2026-11-23T18:00")]
    [InlineData("cron(0 8 1 * ? *)", "2026-11-20T08:00", "2026-12-01T08:00")]
    [InlineData("cron(0/10 * ? * MON-FRI *)", "2026-11-20T23:55", "2026-11-23T00:00")]
    [InlineData("cron(0/5 8-17 ? * MON-FRI *)", "2026-11-20T17:55", "2026-11-23T08:00")]
    [InlineData("cron(0/30 20-2 ? * MON-FRI *)", null, null)]
    [InlineData("cron(0/30 0-2,20-23 ? * MON-FRI *)", "2026-11-20T02:30", "2026-11-20T20:00")]
    [InlineData("cron(0 9 ? * 6L 2026-2027)", "2026-11-20T00:00", "2026-11-27T09:00")]
    [InlineData("cron(0 9 ? * 6#3 *)", "2026-11-20T09:00", "2026-12-18T09:00")]
    [InlineData("cron(0 0 L * ? *)", "2027-02-01T00:00", "2027-02-28T00:00")]
    [InlineData("cron(0 0 3W * ? *)", "2026-09-30T00:00", "2026-10-02T00:00")]
    [InlineData("cron(0 0 LW * ? *)", "2026-10-01T00:00", "2026-10-30T00:00")]
    [InlineData("cron(0 0 29 2 ? *)", "2026-01-01T00:00", "2028-02-29T00:00")]
    [InlineData("cron(0 0 1 1 ? 2020)", "2026-01-01T00:00", null)]
    [InlineData("cron(0 0 1 JAN,jul ? *)", "2026-02-01T00:00", "2026-07-01T00:00")]
    [InlineData("rate(5 minutes)", "2026-01-01T00:07", "2026-01-01T00:10")]
    [InlineData("rate(1 hour)", "2026-01-01T01:00", "2026-01-01T02:00")]
    [InlineData("rate(7 days)", "2025-12-01T00:00", "2026-01-08T00:00")]
    public void A_schedule_knows_its_next_time(string expression, string? after, string? next)
    {
        if (after is null)
        {
            Should.Throw<AwsException>(() => Schedule.Parse(expression)).Message.ShouldBe("Parameter ScheduleExpression is not valid.");
            return;
        }

        Schedule.Parse(expression).Next(Time(after), Time("2026-01-01T00:00")).ShouldBe(next is null ? null : Time(next));
    }

    [Theory]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(5 seconds)")]
    [InlineData("rate(-5 minutes)")]
    [InlineData("rate(5  minutes)")]
    [InlineData("cron(0 12 * * *)")]
    [InlineData("cron(0 12 * * * *)")]
    [InlineData("cron(0 12 ? * ? *)")]
    [InlineData("cron(60 12 * * ? *)")]
    [InlineData("cron(0 24 * * ? *)")]
    [InlineData("cron(0/0 12 * * ? *)")]
    [InlineData("cron(5-1 12 * * ? *)")]
    [InlineData("cron(0 12 ? * MON#6 *)")]
    [InlineData("cron(0 12 ? * FUNDAY *)")]
    [InlineData("at(2026-11-20T00:00:00)")]
    [InlineData("")]
    public void What_is_no_schedule_is_refused(string expression) =>
        Should.Throw<AwsException>(() => Schedule.Parse(expression)).Code.ShouldBe("ValidationException");

    [Fact]
    public async Task A_rule_with_a_rate_fires_again_and_again()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("ticks");
        await yard.CallAsync("PutRule", new { Name = "tick", ScheduleExpression = "rate(5 minutes)" });
        await yard.CallAsync("PutTargets", new { Rule = "tick", Targets = new[] { new { Id = "1", Arn = queue } } });

        yard.Time.Advance(TimeSpan.FromMinutes(11));
        await yard.WhenDeliveredAsync();

        var events = (await yard.ReceiveAsync(queue)).Select(message => JsonElement.Parse(message.Body)).ToList();
        events.Select(tick => tick.GetProperty("time").GetString()).Order().ShouldBe(["2026-01-01T00:05:00Z", "2026-01-01T00:10:00Z"]);
        var id = events[0].GetProperty("id").GetString();
        var time = events[0].GetProperty("time").GetString();
        events[0].GetRawText().ShouldBe(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"{{{time}}}","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/tick"],"detail":{}}""");
    }

    [Fact]
    public async Task A_rule_that_is_disabled_or_gone_fires_no_more_and_a_changed_one_at_its_new_times()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("ticks");
        foreach (var name in new[] { "changed", "disabled", "gone" })
        {
            await yard.CallAsync("PutRule", new { Name = name, ScheduleExpression = "rate(5 minutes)" });
            await yard.CallAsync("PutTargets", new { Rule = name, Targets = new[] { new { Id = "1", Arn = queue, Input = $"\"{name}\"" } } });
        }

        await yard.CallAsync("DisableRule", new { Name = "disabled" });
        await yard.CallAsync("RemoveTargets", new { Rule = "gone", Ids = new[] { "1" } });
        await yard.CallAsync("DeleteRule", new { Name = "gone" });
        await yard.CallAsync("PutRule", new { Name = "changed", ScheduleExpression = "cron(0 * * * ? *)" });
        yard.Time.Advance(TimeSpan.FromHours(1));
        await yard.WhenDeliveredAsync();

        (await yard.BodyAsync(queue)).ShouldBe("\"changed\"");
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse($"{text}:00Z", CultureInfo.InvariantCulture);
}
