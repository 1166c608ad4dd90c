namespace Stepyard.StatesLanguage.History;

/// <summary>Receives an execution's events, in order, one at a time.</summary>
public interface IHistory
{
    /// <summary>Takes the next event. Called on the execution's thread: quick, and never throwing.</summary>
    void Add(HistoryEvent happened);
}
