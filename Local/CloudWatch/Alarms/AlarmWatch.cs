using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.CloudWatch.Metrics;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>Looks at every alarm at the turn of every minute, as CloudWatch does.</summary>
/// <param name="alarms">The alarms.</param>
/// <param name="metrics">What they watch.</param>
/// <param name="measure">Measures what is not counted as it happens, such as how many messages a queue holds.</param>
/// <param name="time">The clock.</param>
internal sealed class AlarmWatch(AlarmDirectory alarms, MetricStore metrics, Action measure, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private DateTimeOffset _turn;
    private bool _isStopped;

    public void Start()
    {
        lock (_gate)
        {
            _timer = time.CreateTimer(_ => Turn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            WaitForTheTurnAfter(time.GetUtcNow());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            _timer?.Dispose();
        }
    }

    private void WaitForTheTurnAfter(DateTimeOffset then)
    {
        _turn = then - TimeSpan.FromTicks(then.UtcTicks % Minute.Ticks) + Minute;
        var wait = _turn - time.GetUtcNow();
        _timer!.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Turn()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            foreach (var (alarm, state) in alarms.All)
            {
                Evaluate(alarm, state, _turn);
            }

            // What is measured now belongs to the minute that begins.
            measure();

            // A timer may ring a little early, and its minute must not have two turns; turns that were slept through are not made up for.
            var now = time.GetUtcNow();
            WaitForTheTurnAfter(now > _turn ? now : _turn);
        }
    }

    private void Evaluate(MetricAlarm alarm, AlarmState before, DateTimeOffset now)
    {
        var range = Enumerable.Range(1, Evaluation.RangeOf(alarm)).Select(i => Datapoint(alarm, now - (i * alarm.Period))).ToImmutableArray();
        if (Evaluation.Of(alarm, range) is { } found && found.State != before.Value)
        {
            alarms.Set(alarm, found.State, found.Reason, ReasonData(alarm, range, now));
        }
    }

    private AlarmDatapoint? Datapoint(MetricAlarm alarm, DateTimeOffset start) =>
        metrics.Read(alarm.Metric, start, start + alarm.Period) is { } values ? new(start, values.Value(alarm.Statistic)) : null;

    private static string ReasonData(MetricAlarm alarm, ImmutableArray<AlarmDatapoint?> range, DateTimeOffset now)
    {
        var found = range.Where(point => point is not null).Select(point => point!).Take(alarm.EvaluationPeriods).ToImmutableArray();
        return JsonSerializer.Serialize(
            new
            {
                version = "1.0",
                queryDate = Text(now),
                startDate = found.IsEmpty ? null : Text(found[^1].Start),
                statistic = alarm.Statistic,
                period = (int)alarm.Period.TotalSeconds,
                recentDatapoints = found.Reverse().Select(point => point.Value),
                threshold = alarm.Threshold,
                evaluatedDatapoints = found.Select(point => new { timestamp = Text(point.Start), value = point.Value }),
            },
            Plain);

        static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
    }
}
