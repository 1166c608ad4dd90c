namespace Stepyard.Local.StepFunctions;

/// <summary>That a Standard execution has started or ended.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="StateMachineArn">Its state machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">What it is now, in the API's words.</param>
/// <param name="StartDate">When it started.</param>
/// <param name="Time">When its status changed.</param>
internal sealed record ExecutionStatusChange(string ExecutionArn, string StateMachineArn, string Name, string Status, DateTimeOffset StartDate, DateTimeOffset Time)
{
    /// <summary>The version that it was started by; null where it was not.</summary>
    public string? StateMachineVersionArn { get; init; }

    /// <summary>The alias that it was started by; null where it was not.</summary>
    public string? StateMachineAliasArn { get; init; }

    /// <summary>Its input as JSON text.</summary>
    public required string Input { get; init; }

    /// <summary>Its output as JSON text; null unless it has succeeded.</summary>
    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>Whether it can be redriven.</summary>
    public required Redrivability Redrivability { get; init; }
}
