using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>
/// A line of states that run one after the other: the execution itself, a branch of a Parallel state, or an iteration of a Map state.
/// Its position is data: the state, its input, the variables, the retries so far, and the fork it waits for.
/// </summary>
internal sealed class Branch : IEvaluationScope
{
    /// <summary>The most bytes that the input or output of a state or task may have.</summary>
    /// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</remarks>
    public const int MaxPayloadBytes = 256 * 1024;

    private readonly Fork? _parent;
    private bool _isAgain;
    private Task<Transition>? _running;
    private Action<object?>? _continuation;
    private object? _continued;
    private bool _isPaused;
    private Value? _context;
    private IDisposable? _waitsFor;
    private ObjectValue? _assigned;
    private int _cameFromEventId;

    public Branch(Execution execution, StateGraph graph, Value input)
    {
        Execution = execution;
        State = graph.Start;
        Input = input;
        Variables = execution.Variables;
    }

    public Branch(Fork parent, int index, StateGraph graph, Value input, MapItem? item, int previousEventId)
        : this(parent.Owner.Execution, graph, input)
    {
        _parent = parent;
        Index = index;
        Item = item ?? parent.Owner.Item;
        Variables = parent.Owner.Variables;
        LastEventId = previousEventId;
    }

    /// <summary>A branch that begins again in the state in which another one failed or was cut short.</summary>
    private Branch(Branch before, Fork? parent, int previousEventId)
    {
        (_parent, Execution, Index, Item) = (parent, before.Execution, before.Index, before.Item);
        (State, Input, Variables) = (before.State, before.Input, before.Variables);
        (EnteredEventId, LastEventId) = (before.EnteredEventId, previousEventId);
        Unfinished = before.Unfinished;
        _isAgain = before.IsInState;
    }

    public Execution Execution { get; }

    /// <summary>Which of its fork's children it is, from 0.</summary>
    public int Index { get; }

    /// <summary>The item of the innermost iteration that the branch belongs to; null outside of any.</summary>
    public MapItem? Item { get; private set; }

    public State State { get; private set; }

    /// <summary>Whether the state has been entered, and not left for the next one.</summary>
    public bool IsInState { get; private set; }

    /// <summary>The input of the state, as it was entered.</summary>
    public Value Input { get; private set; }

    /// <summary>The branch's last event, which leads to its next one.</summary>
    public int LastEventId { get; set; }

    /// <summary>The <c>…StateEntered</c> event of the state; error causes name it.</summary>
    public int EnteredEventId { get; private set; }

    /// <summary>When the state was entered.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>How often the state has been retried since it was entered.</summary>
    public int RetryCount { get; private set; }

    /// <summary>How often each of the state's retriers has been used; null while none has.</summary>
    public int[]? RetrierAttempts { get; private set; }

    /// <summary>The token that a worker answers with; null outside of a Task that waits for one.</summary>
    public string? TaskToken { get; private set; }

    /// <summary>The children that the state waits for.</summary>
    public Fork? Fork { get; set; }

    /// <summary>
    /// The children that the state has begun without success: what it goes on with where the execution is redriven in it.
    /// Null where it has none, or begins anew.
    /// </summary>
    public object? Unfinished { get; set; }

    /// <summary>Whether the branch was ended from outside; it never runs again.</summary>
    public bool IsCancelled { get; private set; }

    public bool IsPaused => _isPaused;

    public Value Context => _context ??= Execution.Inspection?.ContextWith(Item) ?? ContextObject.Of(this);

    /// <summary>What the state shows of itself while it is tested; null in executions.</summary>
    public InspectionData? Shown => Execution.Inspection?.Data;

    /// <summary>The variables that the branch sees, those of the branches around it too; null while there are none.</summary>
    public ObjectValue? Variables { get; private set; }

    public Random Random => Execution.Randomness.Random;

    public TimeProvider Clock => Execution.Clock;

    public bool TryGetVariable(string name, [NotNullWhen(true)] out Value? value)
    {
        value = null;
        return Variables?.TryGetValue(name, out value) == true;
    }

    /// <summary>Sets variables when the state is left; until then the old values are there.</summary>
    public void Assign(ObjectValue? variables) => _assigned = variables;

    public Guid NewGuid() => Execution.Randomness.NewGuid();

    /// <summary>Goes on: with what the state waits for, or with the next states as long as no other branch waits for its turn.</summary>
    public void Run()
    {
        if (IsCancelled)
        {
            return;
        }

        try
        {
            if (_continuation is { } continuation)
            {
                _continuation = null;
                continuation(_continued);
                LeaveAfterWait();
            }
            else
            {
                RunStates();
            }
        }
        catch (Exception bug)
        {
            EndWithBug(bug);
        }
    }

    public int Record(HistoryEvent happened) => LastEventId = Execution.Record(happened, LastEventId);

    /// <summary>An error of the language itself, worded with the state and its event as AWS does. One of a JSONata expression is an event of its own.</summary>
    /// <remarks>A test of a state has no events to name.</remarks>
    public StatesError Explain(StatesError error)
    {
        if (Execution.Inspection is not null)
        {
            return error;
        }

        var explained = error with { Cause = $"An error occurred while executing the state '{State.Name}' (entered at the event id #{EnteredEventId}). {error.Cause}" };
        if (error.Error == QueryError.Name)
        {
            // As AWS: where nothing has happened in the state yet, the event comes from what led to the state.
            var previous = LastEventId == EnteredEventId && !error.IsAfterEvaluation ? _cameFromEventId : LastEventId;
            LastEventId = Execution.Record(new EvaluationFailed(State.Name, error.Location, explained.Error, explained.Cause), previous);
        }

        return explained;
    }

    /// <inheritdoc cref="Explain(StatesError)"/>
    public StatesError RuntimeError(string cause) => Explain(new("States.Runtime", cause));

    /// <summary>The branch as it goes on when its execution is redriven.</summary>
    /// <param name="parent">The fork that it is a child of; null for the execution's own.</param>
    /// <param name="previousEventId">The event that its next one comes from.</param>
    public Branch Again(Fork? parent, int previousEventId) => new(this, parent, previousEventId);

    /// <summary>Counts a retry by one of the state's retriers.</summary>
    public void CountRetry(int retrier, int retriers)
    {
        Unfinished = null;
        (RetrierAttempts ??= new int[retriers])[retrier]++;
        RetryCount++;
        _context = null;
    }

    /// <summary>Makes a new task token for the attempt that begins.</summary>
    public string NewTaskToken()
    {
        _context = null;
        return TaskToken = Execution.Randomness.NewTaskToken();
    }

    /// <summary>Puts an item into the context object while a Map state selects the input of an iteration.</summary>
    public void Show(MapItem? item)
    {
        Item = item;
        _context = null;
    }

    /// <summary>Waits until a time; not at all where it has come.</summary>
    public Pause DelayUntil(DateTimeOffset at)
    {
        if (at <= Execution.Now)
        {
            return new Pause(this);
        }

        var delay = new Delay(this, at);
        _waitsFor = delay;
        Execution.Await(delay);
        return Pause();
    }

    /// <summary>Suspends the branch until <see cref="Resume"/>.</summary>
    public Pause Pause()
    {
        // It can be made again, and the pause may be long.
        _context = null;
        _isPaused = true;
        return new Pause(this);
    }

    /// <summary>Remembers what to dispose should the branch be cancelled while it waits.</summary>
    public void WaitFor(IDisposable? pending) => _waitsFor = pending;

    /// <summary>Lets a paused branch go on when its turn comes.</summary>
    public void Resume()
    {
        if (!_isPaused || IsCancelled)
        {
            return;
        }

        _isPaused = false;
        if (_continuation is not null)
        {
            Execution.Pump.Enqueue(this);
        }
    }

    /// <summary>Ends the branch and all below it for good: whatever they wait for will not resume them.</summary>
    public void Cancel()
    {
        IsCancelled = true;
        _continuation = null;
        CancelWait();
        Fork?.Cancel();
    }

    /// <summary>Ends what the branch waits for, such as a map run with all its children.</summary>
    public void CancelWait()
    {
        var pending = _waitsFor;
        _waitsFor = null;
        pending?.Dispose();
    }

    /// <summary>Takes what the state goes on with when the pause is over.</summary>
    public void ContinueWith(Action<object?> continuation, object? state) => (_continuation, _continued) = (continuation, state);

    private void RunStates()
    {
        while (Step())
        {
            if (Execution.Pump.HasReady)
            {
                Execution.Pump.Enqueue(this);
                return;
            }
        }
    }

    /// <summary>Runs one state; true where it has led to another one.</summary>
    private bool Step()
    {
        if (_isAgain && State is not FailState)
        {
            Reenter();
        }
        else
        {
            Enter();
        }

        _isAgain = false;
        var running = State.RunAsync(this);
        if (running.IsCompletedSuccessfully)
        {
            return Leave(running.Result);
        }

        _running = running.AsTask();
        return false;
    }

    // A state awaits pauses of its branch and nothing else: it is over when that has gone on, or pauses again.
    private void LeaveAfterWait()
    {
        if (_running is not { IsCompleted: true } running || IsCancelled)
        {
            return;
        }

        _running = null;
        if (running.IsFaulted)
        {
            EndWithBug(running.Exception.GetBaseException());
        }
        else if (Leave(running.Result))
        {
            Execution.Pump.Enqueue(this);
        }
    }

    // Not an error of the workflow: it must not take a timer's thread down, nor leave the execution running for ever.
    private void EndWithBug(Exception bug) => Execution.Fail(RuntimeError($"Internal error: {bug}"), LastEventId);

    private void Enter()
    {
        Execution.Enter(State);
        EnteredAt = Execution.Now;
        _cameFromEventId = LastEventId;
        _assigned = null;
        EnteredEventId = Record(new StateEntered(State.EnteredEvent, State.Name, Input));
        RetryCount = 0;
        RetrierAttempts = null;
        TaskToken = null;
        _context = null;
        IsInState = true;
        Unfinished = null;
    }

    // AWS: a state that is redriven has no second …StateEntered event, and all its retries before it.
    private void Reenter()
    {
        EnteredAt = Execution.Now;
        _cameFromEventId = LastEventId;
        IsInState = true;
    }

    private bool Leave(Transition transition)
    {
        if (transition.Output is not { } output)
        {
            Fail(transition.Error!);
        }
        else if (!ReferenceEquals(output, Input) && output.Utf8Length > MaxPayloadBytes)
        {
            Fail(PayloadTooLarge(State.Name));
        }
        else if (!ReferenceEquals(output, Input) && output.Depth > Value.MaxDepth)
        {
            Fail(RuntimeError($"The output nests deeper than the {Value.MaxDepth} arrays and objects that JSON text may nest."));
        }
        else
        {
            Record(new StateExited(State.ExitedEvent, State.Name, output, _assigned));
            AssignVariables();
            Execution.FailWhereHistoryIsFull();
            if (IsCancelled)
            {
                return false;
            }

            Input = output;
            if (Execution.Inspection is { } inspection)
            {
                inspection.Next = transition.Next;
            }
            else if (transition.Next is { } next)
            {
                State = next;
                IsInState = false;
                return true;
            }

            Succeed(output);
        }

        return false;
    }

    private void AssignVariables()
    {
        if (_assigned is not null)
        {
            Variables = Variables is null ? _assigned : ObjectValue.Create([.. Variables.Members, .. _assigned.Members]);
        }

        Shown?.Variables = Variables;
    }

    /// <summary>The error of a result over <see cref="MaxPayloadBytes"/>.</summary>
    public static StatesError PayloadTooLarge(string what) => new(
        "States.DataLimitExceeded",
        $"The state/task '{what}' returned a result with a size exceeding the maximum number of bytes service limit.");

    private void Succeed(Value output)
    {
        if (_parent is null)
        {
            Execution.Succeed(output, LastEventId);
        }
        else
        {
            _parent.Succeeded(this, output);
        }
    }

    private void Fail(StatesError error)
    {
        if (_parent is null)
        {
            Execution.Fail(error, LastEventId);
        }
        else
        {
            _parent.Fail(this, error);
        }
    }
}
