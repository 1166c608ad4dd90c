using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.History;

/// <summary>A state was entered: <c>PassStateEntered</c>, <c>TaskStateEntered</c>, …</summary>
public sealed class StateEntered(string type, string name, Value input) : HistoryEvent
{
    public override string Type => type;

    /// <summary>The state's name.</summary>
    public string Name => name;

    public Value Input => input;

    protected override string DetailsField => "stateEnteredEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("name", name);
        details.Data("input", "inputDetails", input);
    }
}

/// <summary>A state was left for the next one, or for the end: <c>PassStateExited</c>, <c>TaskStateExited</c>, …</summary>
public sealed class StateExited(string type, string name, Value output) : HistoryEvent
{
    public override string Type => type;

    /// <summary>The state's name.</summary>
    public string Name => name;

    public Value Output => output;

    protected override string DetailsField => "stateExitedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("name", name);
        details.Data("output", "outputDetails", output);
    }
}

/// <summary>An event that says no more than its type, such as <c>ParallelStateStarted</c> or <c>TaskStateAborted</c>.</summary>
public sealed class Milestone(string type) : HistoryEvent
{
    public override string Type => type;
}
