namespace Stepyard.StatesLanguage.History;

/// <summary>A history kept in memory; safe to read while the execution, its one writer, goes on.</summary>
public sealed class HistoryList : IHistory
{
    private const int InitialCapacity = 4;

    // Readers take the count first: whatever array they see afterwards holds at least so many events.
    private HistoryEvent[] _events = new HistoryEvent[InitialCapacity];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(HistoryEvent happened)
    {
        if (_count == _events.Length)
        {
            var larger = new HistoryEvent[_count * 2];
            _events.CopyTo(larger, 0);
            Volatile.Write(ref _events, larger);
        }

        _events[_count] = happened;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The events from <paramref name="start"/> (counted from 0), at most <paramref name="count"/> of them.</summary>
    public IReadOnlyList<HistoryEvent> Slice(int start, int count)
    {
        var available = Count - start;
        return available <= 0 ? [] : new ArraySegment<HistoryEvent>(Volatile.Read(ref _events), start, Math.Min(count, available));
    }

    /// <summary>All events so far.</summary>
    public IReadOnlyList<HistoryEvent> ToList() => Slice(0, int.MaxValue);
}
