using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>The children of a Parallel or Map state, and what has become of them.</summary>
internal abstract class Fork(Branch owner, int count)
{
    private readonly Branch?[] _running = new Branch?[count];
    private readonly Value?[] _outputs = new Value?[count];
    private int _remaining = count;

    public Branch Owner => owner;

    /// <summary>The error of the first child that failed; null where none has.</summary>
    public StatesError? Error { get; private set; }

    /// <summary>The children's outputs in order, once all have succeeded.</summary>
    public ArrayValue Outputs => ArrayValue.Create(_outputs!);

    /// <summary>How many children were begun without success.</summary>
    public int Unsuccessful => _running.Count(child => child is not null);

    /// <summary>Waits until all children have succeeded or one has failed.</summary>
    public async ValueTask CompleteAsync()
    {
        owner.Fork = this;
        owner.Unfinished = this;
        if (_remaining > 0 && Error is null)
        {
            await owner.Pause();
        }

        owner.Fork = null;
        if (Error is null)
        {
            owner.Unfinished = null;
        }
    }

    /// <summary>A child has reached its end.</summary>
    public void Succeeded(Branch child, Value output)
    {
        _running[child.Index] = null;
        _outputs[child.Index] = output;
        _remaining--;
        owner.LastEventId = child.LastEventId;
        AfterSuccess(child);
        if (_remaining == 0)
        {
            owner.Resume();
        }
    }

    /// <summary>A child has failed: cuts the others short and lets the state see to the error.</summary>
    /// <remarks>Everything that the failure ends comes from the failure's last event, not from each other.</remarks>
    public void Fail(Branch child, StatesError error)
    {
        Error = error;
        var failure = owner.LastEventId = child.LastEventId;
        foreach (var sibling in _running)
        {
            if (sibling is not null && sibling != child)
            {
                RecordAborted(sibling, failure);
            }
        }

        RecordAbortedState(child, failure);
        AfterFailure(child, failure);
        Cancel();
        owner.Resume();
    }

    /// <summary>Ends all children that still run.</summary>
    public void Cancel()
    {
        foreach (var child in _running)
        {
            child?.Cancel();
        }
    }

    /// <summary>Starts a child; it runs when its turn comes.</summary>
    protected void Start(int index, StateGraph graph, Value input, MapItem? item, int previousEventId)
    {
        var child = new Branch(this, index, graph, input, item, previousEventId);
        _running[index] = child;
        owner.Execution.Pump.Enqueue(child);
    }

    /// <summary>Takes over a child of a fork that did not finish: its output, or the child as it goes on; false where there was none.</summary>
    protected bool TryTakeOver(Fork before, int index, int previousEventId)
    {
        if (before._outputs[index] is { } output)
        {
            _outputs[index] = output;
            _remaining--;
            return true;
        }

        if (before._running[index] is not { } child)
        {
            return false;
        }

        _running[index] = child.Again(this, previousEventId);
        owner.Execution.Pump.Enqueue(_running[index]!);
        return true;
    }

    /// <summary>Gives up because a child cannot even be started.</summary>
    protected void FailToStart(StatesError error)
    {
        Error = error;
        Cancel();
        owner.Resume();
    }

    protected virtual void AfterSuccess(Branch child)
    {
    }

    protected virtual void AfterFailure(Branch child, int failure)
    {
    }

    /// <summary>Records that a child was cut short; an iteration says so before its state does.</summary>
    protected virtual void RecordAborted(Branch child, int failure) => RecordAbortedState(child, failure);

    protected void RecordAbortedState(Branch child, int failure)
    {
        child.Fork?.RecordAbortedChildren(failure);
        child.CancelWait();
        if (child.IsInState && child.State.AbortedEvent is { } type)
        {
            owner.Execution.Record(new Milestone(type), failure);
        }
    }

    private void RecordAbortedChildren(int failure)
    {
        foreach (var child in _running)
        {
            if (child is not null)
            {
                RecordAborted(child, failure);
            }
        }
    }
}
