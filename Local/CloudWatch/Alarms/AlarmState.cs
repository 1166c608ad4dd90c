namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>What an alarm has found.</summary>
/// <param name="Value"><see cref="Ok"/>, <see cref="Alarm"/> or <see cref="InsufficientData"/>.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="ReasonData">Why, as JSON; null where there is none.</param>
/// <param name="Updated">Since when.</param>
internal sealed record AlarmState(string Value, string Reason, string? ReasonData, DateTimeOffset Updated)
{
    public const string Ok = "OK";
    public const string Alarm = "ALARM";
    public const string InsufficientData = "INSUFFICIENT_DATA";

    public static readonly string[] Values = [Ok, Alarm, InsufficientData];

    /// <summary>That of an alarm that has not looked yet.</summary>
    public static AlarmState Initial(DateTimeOffset now) => new(InsufficientData, "Unchecked: Initial alarm creation", null, now);
}
