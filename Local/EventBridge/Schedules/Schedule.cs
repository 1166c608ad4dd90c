using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Schedules;

/// <summary>When a rule fires by itself, in UTC.</summary>
/// <param name="Text">The expression as it was given.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Setting a schedule pattern for scheduled rules (legacy)".</remarks>
internal abstract record Schedule(string Text)
{
    /// <summary>Reads <c>rate(…)</c> or <c>cron(…)</c>.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static Schedule Parse(string text) =>
        RateSchedule.TryParse(text) ?? (Schedule?)CronSchedule.TryParse(text) ?? throw EventBridgeError.Validation("Parameter ScheduleExpression is not valid.");

    /// <summary>The first time after another; null where there is none any more.</summary>
    /// <param name="after">The other time.</param>
    /// <param name="created">When the rule was made.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset created);
}
