namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log group: its streams, and its latest events in memory.</summary>
internal sealed class LogGroup(string name, string arn, long created)
{
    /// <summary>Older events make room for newer ones, so that a yard that runs for days keeps its size.</summary>
    private const int Capacity = 20_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogEvent> _events = new();
    private readonly SortedDictionary<string, LogStream> _streams = new(StringComparer.Ordinal);
    private long _sequence;

    public string Name { get; } = name;

    /// <summary>The ARN without the <c>:*</c> that <c>DescribeLogGroups</c> adds.</summary>
    public string Arn { get; } = arn;

    /// <summary>When it was made, milliseconds since 1970.</summary>
    public long Created { get; } = created;

    /// <summary>After how many days events expire; null for never. Told, not acted on: memory is smaller than that.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>Adds a stream; false where there is one of that name.</summary>
    public bool CreateStream(string stream, long time)
    {
        lock (_lock)
        {
            return _streams.TryAdd(stream, new(stream, time));
        }
    }

    public bool HasStream(string stream)
    {
        lock (_lock)
        {
            return _streams.ContainsKey(stream);
        }
    }

    /// <summary>Appends an event; an unknown stream is made first.</summary>
    public void Put(string stream, long timestamp, long ingested, Func<string> message)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var target))
            {
                _streams[stream] = target = new(stream, ingested);
            }

            target.Add(timestamp, ingested);
            _events.Enqueue(new(++_sequence, stream, timestamp, ingested, message));
            if (_events.Count > Capacity)
            {
                _events.Dequeue();
            }
        }
    }

    /// <summary>The streams by name, as they are now.</summary>
    public LogStream[] Streams()
    {
        lock (_lock)
        {
            return [.. _streams.Values.Select(stream => stream with { })];
        }
    }

    /// <summary>The events that fit, oldest first.</summary>
    public LogEvent[] Events(Func<LogEvent, bool> fits)
    {
        LogEvent[] events;
        lock (_lock)
        {
            events = [.. _events];
        }

        return [.. events.Where(fits).OrderBy(one => one.Timestamp).ThenBy(one => one.Sequence)];
    }
}
