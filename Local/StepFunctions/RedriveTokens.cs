namespace Stepyard.Local.StepFunctions;

/// <summary>The client tokens of redrives: the same one again is the same redrive.</summary>
/// <remarks>AWS: Step Functions API Reference, RedriveExecution, "clientToken".</remarks>
internal static class RedriveTokens
{
    /// <summary>How many of an execution's tokens count, the last ones.</summary>
    public const int Most = 10;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>When an execution was redriven with a token; null where it was not, or too long ago.</summary>
    public static DateTimeOffset? Find(StandardExecution execution, string token, DateTimeOffset now) =>
        execution.Redrives.TakeLast(Most).LastOrDefault(redrive => redrive.Token == token && now - redrive.At <= Validity)?.At;
}
