using System.Text.Json;

namespace Stepyard.Tests.Local.CloudWatch;

public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_sets_an_alarm_off_and_reads_what_was_measured()
    {
        await using var yard = await WatchedYard.OpenAsync(WatchedYard.Alarm());
        yard.Fail();

        await AwsCli.RunAsync(yard.Yard.AwsEndpoint, "cloudwatch", "set-alarm-state", "--alarm-name", "failed", "--state-value", "ALARM", "--state-reason", "a fire drill");
        var alarms = JsonElement.Parse(await AwsCli.RunAsync(yard.Yard.AwsEndpoint, "cloudwatch", "describe-alarms", "--state-value", "ALARM")).GetProperty("MetricAlarms");
        var data = JsonElement.Parse(await AwsCli.RunAsync(
            yard.Yard.AwsEndpoint, "cloudwatch", "get-metric-statistics", "--namespace", "AWS/States", "--metric-name", "ExecutionsFailed", "--dimensions", "Name=StateMachineArn,Value=pizza",
            "--start-time", "2026-01-01T00:00:00Z", "--end-time", "2026-01-01T01:00:00Z", "--period", "60", "--statistics", "Sum")).GetProperty("Datapoints");

        alarms.EnumerateArray().ShouldHaveSingleItem().GetProperty("StateReason").GetString().ShouldBe("a fire drill");
        data.EnumerateArray().ShouldHaveSingleItem().GetProperty("Sum").GetDouble().ShouldBe(1);
        (await yard.HeardAsync()).ShouldHaveSingleItem().GetProperty("NewStateReason").GetString().ShouldBe("a fire drill");
    }
}
