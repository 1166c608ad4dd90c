namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>A line of a file of closed executions that is neither an event nor a happening; it has one of these.</summary>
internal sealed record ArchiveLine
{
    public ClosedHeader? Closed { get; init; }

    /// <inheritdoc cref="ClosedLine.Forgotten"/>
    public string? Forgotten { get; init; }
}
