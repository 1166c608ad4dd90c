namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log stream; all times are milliseconds since 1970.</summary>
internal sealed record LogStream(string Name, long Created)
{
    public long? FirstEvent { get; private set; }

    public long? LastEvent { get; private set; }

    public long? LastIngestion { get; private set; }

    /// <summary>Whether a client may give a stream a name: up to 512 characters, but for colons and asterisks.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 512 && !name.AsSpan().ContainsAny(':', '*');

    public void Add(long timestamp, long ingested)
    {
        FirstEvent = Math.Min(FirstEvent ?? timestamp, timestamp);
        LastEvent = Math.Max(LastEvent ?? timestamp, timestamp);
        LastIngestion = ingested;
    }
}
