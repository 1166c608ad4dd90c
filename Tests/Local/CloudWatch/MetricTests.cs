using System.Xml.Linq;

namespace Stepyard.Tests.Local.CloudWatch;

public sealed class MetricTests
{
    private static readonly XNamespace Ns = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    [Fact]
    public async Task Values_of_ones_own_come_back_period_by_period_in_both_protocols()
    {
        await using var yard = await WatchedYard.OpenAsync();
        await yard.CallAsync("PutMetricData", new
        {
            Namespace = "Shop",
            MetricData = new object[]
            {
                new { MetricName = "Orders", Value = 3 },
                new { MetricName = "Orders", Values = new[] { 1, 5 }, Counts = new[] { 2, 1 } },
                new { MetricName = "Orders", Timestamp = 1767225480, StatisticValues = new { SampleCount = 2, Sum = 8, Minimum = 1, Maximum = 7 } },
            },
        });

        var points = (await yard.CallAsync("GetMetricStatistics", new { Namespace = "Shop", MetricName = "Orders", StartTime = 1767225000, EndTime = 1767226000, Period = 60, Statistics = new[] { "Sum", "Average", "Minimum", "Maximum", "SampleCount" } })).GetProperty("Datapoints");
        points.GetRawText().ShouldBe("""[{"Timestamp":1767225480,"Sum":8,"Average":4,"Minimum":1,"Maximum":7,"SampleCount":2,"Unit":"None"},{"Timestamp":1767225600,"Sum":10,"Average":2.5,"Minimum":1,"Maximum":5,"SampleCount":4,"Unit":"None"}]""");

        var (status, answer) = await yard.QueryAsync(
            "GetMetricStatistics", ("Namespace", "Shop"), ("MetricName", "Orders"), ("StartTime", "2026-01-01T00:00:00Z"), ("EndTime", "2026-01-01T01:00:00Z"), ("Period", "3600"), ("Statistics.member.1", "Sum"));
        status.ShouldBe(200);
        var point = answer.Element(Ns + "GetMetricStatisticsResult")!.Element(Ns + "Datapoints")!.Elements(Ns + "member").ShouldHaveSingleItem();
        (point.Element(Ns + "Timestamp")!.Value, point.Element(Ns + "Sum")!.Value).ShouldBe(("2026-01-01T00:00:00.000Z", "10"));
    }

    [Fact]
    public async Task Several_metrics_are_read_at_once_the_newest_value_first()
    {
        await using var yard = await WatchedYard.OpenAsync();
        yard.Fail();
        yard.Pass(1);
        yard.Fail();
        yard.Fail();

        var request = new
        {
            StartTime = 1767225600,
            EndTime = 1767226600,
            MetricDataQueries = new[]
            {
                new { Id = "failed", MetricStat = new { Metric = new { Namespace = "AWS/States", MetricName = "ExecutionsFailed", Dimensions = new[] { new { Name = "StateMachineArn", Value = "pizza" } } }, Period = 60, Stat = "Sum" } },
            },
        };
        (await yard.CallAsync("GetMetricData", request)).GetProperty("MetricDataResults").GetRawText().ShouldBe(
            """[{"Id":"failed","Label":"ExecutionsFailed","Timestamps":[1767225660,1767225600],"Values":[2,1],"StatusCode":"Complete"}]""");
    }

    [Fact]
    public async Task Metrics_are_found_by_namespace_name_and_dimensions()
    {
        await using var yard = await WatchedYard.OpenAsync();
        yard.Fail();

        (await Names(new { })).ShouldBe(["ExecutionsFailed"]);
        (await Names(new { Namespace = "AWS/States", Dimensions = new[] { new { Name = "StateMachineArn", Value = "pizza" } } })).ShouldBe(["ExecutionsFailed"]);
        (await Names(new { Dimensions = new[] { new { Name = "StateMachineArn", Value = "bread" } } })).ShouldBeEmpty();
        (await Names(new { MetricName = "ExecutionsStarted" })).ShouldBeEmpty();

        async Task<IEnumerable<string?>> Names(object request) =>
            (await yard.CallAsync("ListMetrics", request)).GetProperty("Metrics").EnumerateArray().Select(metric => metric.GetProperty("MetricName").GetString());
    }

    [Fact]
    public async Task An_alarm_made_over_the_wire_is_described_and_deleted_in_both_protocols()
    {
        await using var yard = await WatchedYard.OpenAsync();
        var (status, _) = await yard.QueryAsync(
            "PutMetricAlarm", ("AlarmName", "mine"), ("Namespace", "Shop"), ("MetricName", "Orders"), ("Statistic", "Sum"), ("Period", "60"), ("EvaluationPeriods", "1"),
            ("ComparisonOperator", "LessThanThreshold"), ("Threshold", "1"), ("Dimensions.member.1.Name", "Shop"), ("Dimensions.member.1.Value", "7"), ("AlarmActions.member.1", yard.Topic));
        status.ShouldBe(200);

        var alarm = (await yard.CallAsync("DescribeAlarms", new { AlarmNamePrefix = "mi" })).GetProperty("MetricAlarms")[0];
        alarm.GetProperty("Dimensions").GetRawText().ShouldBe("""[{"Name":"Shop","Value":"7"}]""");
        alarm.GetProperty("AlarmActions")[0].GetString().ShouldBe(yard.Topic);
        alarm.GetProperty("StateReason").GetString().ShouldBe("Unchecked: Initial alarm creation");

        var (_, answer) = await yard.QueryAsync("DescribeAlarms", ("StateValue", "INSUFFICIENT_DATA"));
        answer.Descendants(Ns + "AlarmName").Single().Value.ShouldBe("mine");

        await yard.CallAsync("DeleteAlarms", new { AlarmNames = new[] { "mine" } });
        (await yard.CallAsync("DescribeAlarms", new { })).GetProperty("MetricAlarms").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Mistakes_are_refused_with_what_is_allowed()
    {
        await using var yard = await WatchedYard.OpenAsync();

        (await yard.RefusalAsync("SetAlarmState", new { AlarmName = "none", StateValue = "OK", StateReason = "r" })).ShouldBe(("ResourceNotFound", "There is no alarm none"));
        (await yard.RefusalAsync("PutMetricData", new { Namespace = "AWS/States" })).Code.ShouldBe("InvalidParameterValueException");
        (await yard.RefusalAsync("GetMetricStatistics", new { Namespace = "N", MetricName = "M", StartTime = 1, EndTime = 2, Period = 5, Statistics = new[] { "Sum" } })).Message
            .ShouldBe("Period is 5; allowed here: a multiple of 60 seconds");
        (await yard.RefusalAsync("GetMetricData", new { StartTime = 1, EndTime = 2, MetricDataQueries = new[] { new { Id = "q", Expression = "1+1" } } })).Message
            .ShouldBe("The query q has no MetricStat; expressions are not known here");

        var (status, answer) = await yard.QueryAsync("DeleteAlarms", ("AlarmNames.member.1", "none"));
        (status, answer.Descendants(Ns + "Code").Single().Value).ShouldBe((404, "ResourceNotFound"));
    }
}
