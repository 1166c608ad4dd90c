using System.Text.Json;

namespace Stepyard.Local.GuardRails;

/// <summary>The alarms of a stack.</summary>
internal static class StackAlarms
{
    /// <summary>Whether an alarm on a metric tells somebody.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="ns">The metric's namespace.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="isMeant">Whether the dimension's value is the one that is meant.</param>
    public static bool HasAlarm(this GuardedStack stack, string ns, string metric, string dimension, Func<string, bool> isMeant) => stack.Of(Types.Alarm).Any(alarm =>
        alarm.Inputs.TextAt("namespace") == ns
        && alarm.Inputs.TextAt("metricName") == metric
        && alarm.Inputs.ListAt("dimensions").Any(it => it.TextAt("name") == dimension && it.TextAt("value") is { } value && isMeant(value))
        && alarm.Inputs.TextsAt("alarmActions").Any()
        && alarm.Inputs.At("actionsEnabled") is not { ValueKind: JsonValueKind.False });
}
