namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log stream; all times are milliseconds since 1970.</summary>
internal sealed record LogStream(string Name, long Created)
{
    public long? FirstEvent { get; private set; }

    public long? LastEvent { get; private set; }

    public long? LastIngestion { get; private set; }

    public void Add(long timestamp, long ingested)
    {
        FirstEvent = Math.Min(FirstEvent ?? timestamp, timestamp);
        LastEvent = Math.Max(LastEvent ?? timestamp, timestamp);
        LastIngestion = ingested;
    }
}
