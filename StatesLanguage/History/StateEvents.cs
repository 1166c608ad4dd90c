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
public sealed class StateExited(string type, string name, Value output, ObjectValue? assigned = null) : HistoryEvent
{
    public override string Type => type;

    /// <summary>The state's name.</summary>
    public string Name => name;

    public Value Output => output;

    /// <summary>The variables that the state has assigned; null where there are none.</summary>
    public ObjectValue? AssignedVariables => assigned;

    protected override string DetailsField => "stateExitedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("name", name);
        details.Data("output", "outputDetails", output);
        details.Variables(assigned);
    }
}

/// <summary>A JSONata expression of a state has failed, or what it gave cannot be used.</summary>
/// <param name="state">The state's name.</param>
/// <param name="location">The field, such as <c>Output/total</c>; null where it is no field's fault.</param>
/// <param name="error">The error's name.</param>
/// <param name="cause">What is wrong.</param>
public sealed class EvaluationFailed(string state, string? location, string error, string? cause) : HistoryEvent
{
    public override string Type => "EvaluationFailed";

    public string State => state;

    public string? Location => location;

    public string Error => error;

    public string? Cause => cause;

    protected override string DetailsField => "evaluationFailedEventDetails";

    private protected override void WriteDetails(DetailsWriter details)
    {
        details.Text("state", state);
        details.Text("location", location);
        details.Error(error, cause);
    }
}

/// <summary>An event that says no more than its type, such as <c>ParallelStateStarted</c> or <c>TaskStateAborted</c>.</summary>
public sealed class Milestone(string type) : HistoryEvent
{
    public override string Type => type;
}
