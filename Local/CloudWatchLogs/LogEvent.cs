namespace Stepyard.Local.CloudWatchLogs;

/// <summary>One event of a log stream.</summary>
/// <param name="Sequence">Counts the events of the group, in the order of their arrival.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Timestamp">When it happened, milliseconds since 1970.</param>
/// <param name="Ingested">When it arrived, likewise.</param>
/// <param name="Text">Makes its text.</param>
internal readonly record struct LogEvent(long Sequence, string Stream, long Timestamp, long Ingested, Func<string> Text)
{
    public string Message => Text();

    /// <summary>The event's id: 56 digits that sort by time.</summary>
    public string Id => $"{Timestamp:D20}{Sequence:D36}";
}
