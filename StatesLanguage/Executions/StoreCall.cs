using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>A call of the object store that a branch waits for.</summary>
internal abstract class StoreCall<T>(Branch branch) : Awaited(branch.Execution)
{
    private bool _isOver;

    protected StoreAnswer<T> Answer { get; set; }

    /// <summary>Makes the call, and waits for the answer.</summary>
    public async ValueTask<StoreAnswer<T>> RunAsync()
    {
        if (Execution.IsDurable)
        {
            Execution.Await(this);
        }
        else
        {
            var answer = AskAsync();
            if (answer.IsCompleted)
            {
                return answer.Result;
            }

            TakeWhenAnswered(answer);
        }

        await branch.Pause();
        return Answer;
    }

    public override void Begin() => TakeWhenAnswered(AskAsync());

    public override void Take(Happening happened)
    {
        if (!_isOver)
        {
            _isOver = true;
            branch.Resume();
        }
    }

    public override void GoOn()
    {
        if (!_isOver && !branch.IsCancelled)
        {
            Begin();
        }
    }

    protected abstract ValueTask<StoreAnswer<T>> AskAsync();

    /// <summary>What is written down of an answer.</summary>
    protected abstract Happening Describe(StoreAnswer<T> answer);

    private void TakeWhenAnswered(ValueTask<StoreAnswer<T>> answer)
    {
        var awaiter = answer.ConfigureAwait(false).GetAwaiter();
        awaiter.UnsafeOnCompleted(() =>
        {
            Answer = awaiter.GetResult();
            Happened(Describe(Answer));
        });
    }
}

/// <summary>Something that is read. It is not written down but read again, and must be the same then.</summary>
/// <param name="branch">The branch that waits for it.</param>
/// <param name="ask">Reads it.</param>
/// <param name="tagOf">What tells whether it is the same.</param>
internal sealed class StoreRead<T>(Branch branch, Func<ValueTask<StoreAnswer<T>>> ask, Func<T, string> tagOf) : StoreCall<T>(branch)
{
    public override async ValueTask RecallAsync(Happening happened)
    {
        if (happened.Cause is { } cause)
        {
            Answer = new StoreRefusal(cause);
            return;
        }

        Answer = await ask();
        if (Answer.Value is not { } again || tagOf(again) != happened.Name)
        {
            Execution.Diverge("an object that it reads items from was changed while the execution was interrupted");
        }
    }

    protected override ValueTask<StoreAnswer<T>> AskAsync() => ask();

    protected override Happening Describe(StoreAnswer<T> answer) =>
        New(HappeningKind.Read) with { Name = answer.Value is { } value ? tagOf(value) : null, Cause = answer.Cause };
}

/// <summary>Something that is written, once.</summary>
internal sealed class StoreWrite(Branch branch, Func<ValueTask<StoreAnswer<long>>> ask) : StoreCall<long>(branch)
{
    public override ValueTask RecallAsync(Happening happened)
    {
        Answer = happened.Cause is { } cause ? new StoreRefusal(cause) : happened.Index;
        return ValueTask.CompletedTask;
    }

    protected override ValueTask<StoreAnswer<long>> AskAsync() => ask();

    protected override Happening Describe(StoreAnswer<long> answer) =>
        New(HappeningKind.Wrote) with { Index = answer.Value, Cause = answer.Cause };
}
