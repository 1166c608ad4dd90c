using Stepyard.StatesLanguage.Journals;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>Something outside of the execution that a branch waits for: a Task, a time, an object, child executions.</summary>
/// <remarks>
/// It is numbered in the order in which the execution came to it, which is the same each time that the execution is repeated.
/// While an execution repeats its past, nobody is asked: what is awaited takes what was written down.
/// </remarks>
internal abstract class Awaited(Execution execution)
{
    /// <summary>Which one it is, from 1.</summary>
    public int Call { get; } = execution.NewCall();

    protected Execution Execution => execution;

    /// <summary>Asks for it.</summary>
    public abstract void Begin();

    /// <summary>Takes what has happened, on the execution's thread. What comes after the end is ignored.</summary>
    public abstract void Take(Happening happened);

    /// <summary>Goes on waiting, where the past has not brought the end.</summary>
    public abstract void GoOn();

    /// <summary>Gets once more what the past holds no copy of, before it is taken.</summary>
    public virtual ValueTask RecallAsync(Happening happened) => ValueTask.CompletedTask;

    /// <summary>Tells the execution what has happened.</summary>
    protected void Happened(Happening happened, Action? taken = null) => execution.Happened(this, happened with { Call = Call }, taken);

    protected Happening New(HappeningKind kind) => new(kind, execution.Time.GetUtcNow());
}
