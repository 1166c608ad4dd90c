namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log group: its streams, and its latest events in memory.</summary>
internal sealed class LogGroup(string name, string arn, long created)
{
    /// <summary>Older events make room for newer ones, so that a yard that runs for days keeps its size.</summary>
    private const int Capacity = 20_000;

    /// <summary>The days that events may be kept for.</summary>
    public static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private readonly Lock _lock = new();
    private Queue<LogEvent> _events = new();
    private readonly SortedDictionary<string, LogStream> _streams = new(StringComparer.Ordinal);
    private long _sequence;

    public string Name { get; } = name;

    /// <summary>The ARN without the <c>:*</c> that <c>DescribeLogGroups</c> adds.</summary>
    public string Arn { get; } = arn;

    /// <summary>When it was made, milliseconds since 1970.</summary>
    public long Created { get; } = created;

    /// <summary>After how many days events expire; null for never. Told, not acted on: memory is smaller than that.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>Whether a group may have a name: up to 512 letters, digits and a few other characters.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 512 && name.All(character => char.IsAsciiLetterOrDigit(character) || "_-/.#".Contains(character));

    /// <summary>Adds a stream; false where there is one of that name.</summary>
    public bool CreateStream(string stream, long time)
    {
        lock (_lock)
        {
            return _streams.TryAdd(stream, new(stream, time));
        }
    }

    /// <summary>Removes a stream with its events; false where there is none of that name.</summary>
    public bool RemoveStream(string stream)
    {
        lock (_lock)
        {
            _events = new(_events.Where(one => one.Stream != stream));
            return _streams.Remove(stream);
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
