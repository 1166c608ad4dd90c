using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing;

/// <summary>One time that a state was entered in a run.</summary>
public sealed class StateVisit
{
    internal StateVisit(string name, string type, StateVisit? parent, int index, Value input, DateTimeOffset entered)
    {
        (Name, Type, Parent, Index, InputValue, EnteredAt) = (name, type, parent, index, input, entered);
        Attempt = parent?.AttemptList.Count ?? 0;
        Path = parent is null ? name : $"{parent.Path}[{index}]/{name}";
    }

    /// <summary>The state's name.</summary>
    public string Name { get; }

    /// <summary>The state's type, such as <c>Task</c>.</summary>
    public string Type { get; }

    /// <summary>The name, after the Map or Parallel state that it is in: <c>Each order[0]/Charge</c>, for an iteration or branch counted from 0.</summary>
    public string Path { get; }

    /// <summary>The Map or Parallel state that it is in; null at the top.</summary>
    public StateVisit? Parent { get; }

    /// <summary>The iteration or branch of <see cref="Parent"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; }

    /// <summary>When it was left, or failed; null where it was cut short.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>How long it took; zero where it was cut short.</summary>
    public TimeSpan Duration => (EndedAt ?? EnteredAt) - EnteredAt;

    /// <summary>Its input, as it was entered.</summary>
    public JsonElement Input => Json.ToElement(InputValue);

    /// <summary>What it led on with; null where it failed, or was cut short.</summary>
    public JsonElement? Output => OutputValue is null ? null : Json.ToElement(OutputValue);

    /// <summary>The error that ended it, or that a catcher caught; null where there was none.</summary>
    public string? Error { get; internal set; }

    /// <summary>The cause of <see cref="Error"/>, where there is one.</summary>
    public string? Cause { get; internal set; }

    /// <summary>The attempts of a Task, Map or Parallel state: one, and one more for each retry.</summary>
    public IReadOnlyList<StateAttempt> Attempts => AttemptList;

    /// <summary>How often it was retried.</summary>
    public int Retries => Math.Max(0, AttemptList.Count - 1);

    /// <summary>The states in its iterations or branches, one iteration or branch after the other.</summary>
    public IReadOnlyList<StateVisit> Children => [.. ChildList.OrderBy(child => child.Attempt).ThenBy(child => child.Index)];

    internal Value InputValue { get; }

    internal Value? OutputValue { get; set; }

    internal bool HasFailed { get; set; }

    internal List<StateAttempt> AttemptList { get; } = [];

    internal List<StateVisit> ChildList { get; } = [];

    // Which attempt of the parent it belongs to: those come one after the other, whatever their indexes.
    private int Attempt { get; }

    /// <summary>The visit and all below it.</summary>
    internal IEnumerable<StateVisit> WithDescendants() => Children.SelectMany(child => child.WithDescendants()).Prepend(this);
}

/// <summary>One attempt of a state.</summary>
/// <param name="StartedAt">When it began.</param>
public sealed record StateAttempt(DateTimeOffset StartedAt)
{
    /// <summary>When it failed; null where it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The error that it failed with.</summary>
    public string? Error { get; init; }

    /// <summary>The cause of <see cref="Error"/>, where there is one.</summary>
    public string? Cause { get; init; }
}
