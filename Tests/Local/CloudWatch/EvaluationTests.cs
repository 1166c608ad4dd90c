using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Metrics;

namespace Stepyard.Tests.Local.CloudWatch;

/// <summary>What state an alarm is in. The tables are those of AWS's user guide, "Configuring how CloudWatch alarms treat missing data".</summary>
public sealed class EvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    // The oldest first: 0 is well, X crosses the threshold, - is missing. Null is a state that stays.
    [Theory]
    [InlineData("0-X-X", 3, "OK", "OK", "OK", "OK")]
    [InlineData("0----", 3, "OK", "OK", "OK", "OK")]
    [InlineData("-----", 3, "INSUFFICIENT_DATA", null, "ALARM", "OK")]
    [InlineData("0XX-X", 3, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("----X", 3, "INSUFFICIENT_DATA", null, "ALARM", "OK")]
    [InlineData("X----", 3, "ALARM", null, "ALARM", "OK")]
    [InlineData("0-X-X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("00X0X", 2, "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0-X--", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("----0", 2, "OK", "OK", "ALARM", "OK")]
    [InlineData("----X", 2, "INSUFFICIENT_DATA", null, "ALARM", "OK")]
    public void Periods_without_a_value_count_as_the_alarm_says(string range, int datapoints, string missing, string? ignore, string breaching, string notBreaching)
    {
        var alarm = Alarm(evaluationPeriods: 3, datapoints);
        Evaluation.RangeOf(alarm).ShouldBe(range.Length);

        State(Treating(alarm, "missing"), range).ShouldBe(missing);
        State(Treating(alarm, null), range).ShouldBe(missing);
        State(Treating(alarm, "ignore"), range).ShouldBe(ignore);
        State(Treating(alarm, "breaching"), range).ShouldBe(breaching);
        State(Treating(alarm, "notBreaching"), range).ShouldBe(notBreaching);
    }

    // Texts that subscribers of AWS's alarms have been sent.
    [Theory]
    [InlineData("--X", 1, null, "missing", "Threshold Crossed: 1 datapoint [2.0 (01/01/26 11:55:00)] was greater than or equal to the threshold (1.0).")]
    [InlineData("--X", 1, 1, "missing", "Threshold Crossed: 1 out of the last 1 datapoints [2.0 (01/01/26 11:55:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).")]
    [InlineData("--0", 1, null, "missing", "Threshold Crossed: 1 datapoint [0.0 (01/01/26 11:55:00)] was not greater than or equal to the threshold (1.0).")]
    [InlineData("---", 1, null, "notBreaching", "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].")]
    [InlineData("---", 1, null, "missing", "Insufficient Data: 1 datapoint was unknown.")]
    [InlineData("--XX", 2, 2, "missing", "Threshold Crossed: 2 out of the last 2 datapoints [2.0 (01/01/26 11:55:00), 2.0 (01/01/26 11:50:00)] were greater than or equal to the threshold (1.0) (minimum 2 datapoints for OK -> ALARM transition).")]
    public void A_reason_tells_the_values_that_decided(string range, int periods, int? datapoints, string treatment, string reason) =>
        Evaluate(Treating(Alarm(periods, datapoints), treatment), range)!.Value.Reason.ShouldBe(reason);

    [Theory]
    [InlineData("GreaterThanOrEqualToThreshold", "ALARM", "ALARM", "OK")]
    [InlineData("GreaterThanThreshold", "ALARM", "OK", "OK")]
    [InlineData("LessThanThreshold", "OK", "OK", "ALARM")]
    [InlineData("LessThanOrEqualToThreshold", "OK", "ALARM", "ALARM")]
    public void A_threshold_is_crossed_in_four_ways(string comparison, string above, string at, string below)
    {
        var alarm = Alarm(1, null) with { Comparison = Comparison.Find(comparison)!, Threshold = 5 };

        new[] { 6.0, 5, 4 }.Select(value => Evaluation.Of(alarm, [new(Now, value), null, null])!.Value.State).ShouldBe([above, at, below]);
    }

    private static string? State(MetricAlarm alarm, string range) => Evaluate(alarm, range)?.State;

    private static (string State, string Reason)? Evaluate(MetricAlarm alarm, string range) => Evaluation.Of(
        alarm,
        [.. range.Reverse().Select((sign, i) => sign == '-' ? null : new AlarmDatapoint(Now - ((i + 1) * alarm.Period), sign == 'X' ? 2 : 0))]);

    private static MetricAlarm Treating(MetricAlarm alarm, string? treatment) => alarm with { Options = alarm.Options with { TreatMissingData = treatment } };

    private static MetricAlarm Alarm(int evaluationPeriods, int? datapoints) => new(
        "a",
        "arn",
        new Metric("N", "M"),
        "Sum",
        TimeSpan.FromMinutes(5),
        evaluationPeriods,
        Comparison.Find("GreaterThanOrEqualToThreshold")!,
        1,
        new() { DatapointsToAlarm = datapoints },
        Now);
}
