using Stepyard.Local.Iam;

namespace Stepyard.Local.XRay;

/// <summary>The latest traces, in memory.</summary>
internal sealed class Traces(IAccess access, TimeProvider time) : ITraces
{
    /// <summary>Older traces make room for newer ones.</summary>
    private const int Capacity = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Trace> _traces = [];
    private readonly Queue<string> _order = new();

    public void Put(Caller caller, Segment segment)
    {
        access.Authorize(caller, "xray:PutTraceSegments", "*");
        Add(segment);
    }

    /// <summary>Adds a segment document; false where it is none.</summary>
    public bool Add(string document)
    {
        if (Segment.Parse(document) is not { } segment)
        {
            return false;
        }

        Add(segment);
        return true;
    }

    /// <summary>The traces that received a segment between two times, the oldest first.</summary>
    public Trace[] Between(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            return [.. _order.Select(id => _traces[id]).Where(trace => trace.Arrived >= from && trace.Arrived <= to).Select(trace => trace.Copy())];
        }
    }

    /// <summary>A trace by id; null where it is unknown, or too old.</summary>
    public Trace? Find(string id)
    {
        lock (_lock)
        {
            return _traces.GetValueOrDefault(id)?.Copy();
        }
    }

    private void Add(Segment segment)
    {
        lock (_lock)
        {
            if (!_traces.TryGetValue(segment.TraceId, out var trace))
            {
                _traces[segment.TraceId] = trace = new(segment.TraceId, time.GetUtcNow());
                _order.Enqueue(segment.TraceId);
                if (_order.Count > Capacity)
                {
                    _traces.Remove(_order.Dequeue());
                }
            }

            trace.Put(segment);
        }
    }
}
