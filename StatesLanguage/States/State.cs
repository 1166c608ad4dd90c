using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.States;

/// <summary>A state of a state machine, compiled from its definition; immutable.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html</remarks>
public abstract class State
{
    private protected State(string name, FieldReader fields, string type)
    {
        Name = name;
        Path = fields.Path;
        Comment = fields.Text("Comment");
        Type = type;
        EnteredEvent = $"{type}StateEntered";
        ExitedEvent = $"{type}StateExited";
    }

    /// <summary>The state's name, unique in its state machine.</summary>
    public string Name { get; }

    /// <summary>Where the state stands in the definition, such as <c>/States/Order</c>.</summary>
    public string Path { get; }

    public string? Comment { get; }

    /// <summary>The <c>Type</c> field, such as <c>Task</c>.</summary>
    public string Type { get; }

    /// <summary>The graphs nested in the state: the branches of a Parallel state, the item processor of a Map state.</summary>
    public virtual IReadOnlyList<StateGraph> Graphs => [];

    /// <summary>The states that may follow.</summary>
    public virtual IEnumerable<StateReference> Targets => [];

    /// <summary>Whether the graph can end with this state: <c>End</c>, or the types Succeed and Fail.</summary>
    public virtual bool IsEnd => true;

    internal string EnteredEvent { get; }

    internal string ExitedEvent { get; }

    /// <summary>The event of a state that is cut short; null for those that AWS has none for.</summary>
    internal virtual string? AbortedEvent => null;

    /// <summary>Runs the state to its end. What does not really wait completes at once.</summary>
    internal abstract ValueTask<Transition> RunAsync(Branch branch);
}
