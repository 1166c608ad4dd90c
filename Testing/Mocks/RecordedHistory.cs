using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Testing.Mocks;

/// <summary>Keeps an execution's events, and stops an execution that loops for ever without waiting.</summary>
/// <param name="giveUp">Told why.</param>
internal sealed class RecordedHistory(Action<string> giveUp) : IHistory
{
    // A Standard execution ends at 25,000. An Express one ends after five minutes, which never go by where nothing waits.
    private const int MostEvents = 100_000;

    private readonly HistoryList _events = new();

    public Execution? Execution { get; set; }

    public IReadOnlyList<HistoryEvent> Events => _events.ToList();

    public void Add(HistoryEvent happened)
    {
        _events.Add(happened);
        if (_events.Count == MostEvents)
        {
            giveUp($"it has recorded {MostEvents:N0} events without any time going by.");
            Execution?.Stop(null, null);
        }
    }
}
