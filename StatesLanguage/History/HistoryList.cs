namespace Stepyard.StatesLanguage.History;

/// <summary>A history kept in memory; safe to read while the execution runs.</summary>
public sealed class HistoryList : IHistory
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    public void Add(HistoryEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }
    }

    /// <summary>The events from <paramref name="start"/> (counted from 0), at most <paramref name="count"/> of them.</summary>
    public IReadOnlyList<HistoryEvent> Slice(int start, int count)
    {
        lock (_gate)
        {
            return start >= _events.Count ? [] : _events.GetRange(start, Math.Min(count, _events.Count - start));
        }
    }

    /// <summary>All events so far.</summary>
    public IReadOnlyList<HistoryEvent> ToList() => Slice(0, int.MaxValue);
}
