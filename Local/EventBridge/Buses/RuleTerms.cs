using Stepyard.Local.EventBridge.Schedules;
using Stepyard.Local.EventPatterns;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>What makes a rule fire: events, times, or both.</summary>
internal sealed record RuleTerms(EventPattern? Pattern, Schedule? Schedule)
{
    /// <summary>How many rules a bus may have.</summary>
    public const int MostRules = 300;

    /// <param name="pattern">The event pattern's JSON text; null or empty for none.</param>
    /// <param name="schedule">The schedule expression; null or empty for none.</param>
    /// <param name="bus">The name of the rule's bus: only the default one has schedules.</param>
    /// <exception cref="AwsException"><c>InvalidEventPatternException</c> or <c>ValidationException</c>.</exception>
    public static RuleTerms Parse(string? pattern, string? schedule, string bus)
    {
        if (string.IsNullOrEmpty(pattern) && string.IsNullOrEmpty(schedule))
        {
            throw EventBridgeError.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        if (!string.IsNullOrEmpty(schedule) && bus != EventBus.Default)
        {
            throw EventBridgeError.Validation("ScheduleExpression is supported only on the default event bus.");
        }

        return new(string.IsNullOrEmpty(pattern) ? null : ParsePattern(pattern), string.IsNullOrEmpty(schedule) ? null : Schedule.Parse(schedule));
    }

    /// <exception cref="AwsException"><c>InvalidEventPatternException</c>.</exception>
    public static EventPattern ParsePattern(string pattern)
    {
        try
        {
            return EventPattern.Parse(pattern);
        }
        catch (PatternException mistake)
        {
            throw EventBridgeError.InvalidPattern(mistake.Message);
        }
    }
}
