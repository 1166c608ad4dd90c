using System.Collections.Immutable;
using System.Globalization;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>Decides what state an alarm is in, from the values of its periods.</summary>
/// <remarks>
/// AWS: CloudWatch user guide, "Evaluating an alarm" and "Configuring how CloudWatch alarms treat missing data". CloudWatch looks at
/// more periods than it evaluates; how many more is documented by examples alone, which have two.
/// </remarks>
internal static class Evaluation
{
    private const int MorePeriods = 2;

    /// <summary>How many periods it looks at.</summary>
    public static int RangeOf(MetricAlarm alarm) => alarm.EvaluationPeriods + MorePeriods;

    /// <param name="alarm">The alarm.</param>
    /// <param name="range">The periods of the evaluation range, the newest first; null where a period has no value.</param>
    /// <returns>The state and its reason; null where the state stays as it is.</returns>
    public static (string State, string Reason)? Of(MetricAlarm alarm, ImmutableArray<AlarmDatapoint?> range)
    {
        var needed = alarm.Options.DatapointsToAlarm ?? alarm.EvaluationPeriods;
        var found = range.Where(point => point is not null).Select(point => point!).Take(alarm.EvaluationPeriods).ToImmutableArray();
        var breaching = found.RemoveAll(point => !alarm.IsBreaching(point.Value));
        var missing = alarm.EvaluationPeriods - found.Length;
        if (breaching.Length >= needed)
        {
            return (AlarmState.Alarm, Crossed(alarm, breaching, needed));
        }

        if (missing == 0)
        {
            return (AlarmState.Ok, NotCrossed(alarm, found, needed));
        }

        switch (alarm.Options.TreatMissingData)
        {
            case "breaching":
                return breaching.Length + missing >= needed
                    ? (AlarmState.Alarm, Treated(found, missing, "Breaching"))
                    : (AlarmState.Ok, NotCrossed(alarm, found, needed));
            case "notBreaching":
                return (AlarmState.Ok, found.IsEmpty ? Treated(found, missing, "NonBreaching") : NotCrossed(alarm, found, needed));
        }

        // A value that is well decides, however little else there is.
        if (breaching.Length < found.Length)
        {
            return (AlarmState.Ok, NotCrossed(alarm, found, needed));
        }

        return alarm.Options.TreatMissingData == "ignore" ? null

            // Nothing but values that cross the threshold, for as long as it takes.
            : !breaching.IsEmpty && range.LastIndexOf(breaching[^1]) >= needed - 1 ? (AlarmState.Alarm, Crossed(alarm, breaching, needed))
            : (AlarmState.InsufficientData, $"Insufficient Data: {Count(missing, "datapoint")} {Were(missing)} unknown.");
    }

    private static string Crossed(MetricAlarm alarm, ImmutableArray<AlarmDatapoint> points, int needed) =>
        $"Threshold Crossed: {Listed(alarm, points)} {Were(points.Length)} {alarm.Comparison.Words} the threshold ({Number(alarm.Threshold)})"
        + (alarm.Options.DatapointsToAlarm is null ? "." : $" (minimum {Count(needed, "datapoint")} for OK -> ALARM transition).");

    private static string NotCrossed(MetricAlarm alarm, ImmutableArray<AlarmDatapoint> found, int needed)
    {
        var points = found.RemoveAll(point => alarm.IsBreaching(point.Value));
        var enough = alarm.EvaluationPeriods - needed + 1;
        return $"Threshold Crossed: {Listed(alarm, points)} {Were(points.Length)} not {alarm.Comparison.Words} the threshold ({Number(alarm.Threshold)})"
            + (alarm.Options.DatapointsToAlarm is null ? "." : $" (minimum {Count(enough, "datapoint")} for ALARM -> OK transition).");
    }

    private static string Treated(ImmutableArray<AlarmDatapoint> found, int missing, string treatment) =>
        $"Threshold Crossed: {(found.IsEmpty ? "no datapoints were" : $"{Count(found.Length, "datapoint")} {Were(found.Length)}")} received for {Count(missing, "period")} "
        + $"and {Count(missing, "missing datapoint")} {Were(missing)} treated as [{treatment}].";

    private static string Listed(MetricAlarm alarm, ImmutableArray<AlarmDatapoint> points)
    {
        var values = string.Join(", ", points.Select(point => $"{Number(point.Value)} ({point.Start.UtcDateTime.ToString("dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture)})"));
        return alarm.Options.DatapointsToAlarm is null
            ? $"{Count(points.Length, "datapoint")} [{values}]"
            : $"{points.Length} out of the last {alarm.EvaluationPeriods} datapoints [{values}]";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Were(int count) => count == 1 ? "was" : "were";

    // As AWS, which has Java's doubles: 1.0.
    private static string Number(double value) => value.ToString("0.0###############", CultureInfo.InvariantCulture);
}
