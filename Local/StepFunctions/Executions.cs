using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>Starts executions, goes on with those that were interrupted, and finds the Standard ones again.</summary>
internal sealed class Executions(
    KeptExecutions store, StatesFolder? folder, Preparation preparation, KeptMapRuns mapRuns, ITerminal terminal, TimeProvider time, Ids ids)
{
    // With what is kept of them; null for an Express execution that somebody started, of which nothing is.
    private readonly ConcurrentDictionary<Execution, RunningExecution?> _running = new();

    // The child executions that wait for their parents to meet them again.
    private readonly ConcurrentDictionary<string, Interrupted> _interrupted = new(StringComparer.Ordinal);

    /// <summary>A Standard execution, or an Express one that a map run started.</summary>
    /// <remarks>AWS: Step Functions API Reference, DescribeExecution: it takes Express executions where a map run dispatched them.</remarks>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ExecutionDoesNotExist</c>.</exception>
    public StandardExecution Get(string arn) => store.Find(arn) ?? throw DoesNotExist(arn);

    /// <summary>A Standard execution.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ExecutionDoesNotExist</c>.</exception>
    public StandardExecution GetStandard(string arn) => store.Find(arn) is { Events: not null } execution ? execution : throw DoesNotExist(arn);

    /// <summary>Is told of the end of every execution, and takes it to the disk.</summary>
    public Action<Execution> Ended => field ??= run =>
    {
        if (_running.TryRemove(run, out var execution) && execution is not null && folder is not null)
        {
            _ = store.CloseAsync(execution, mapRuns);
        }
    };

    /// <inheritdoc cref="KeptExecutions.Page"/>
    public IReadOnlyList<StandardExecution> Page(string arn, long before, Func<KeptExecution, bool> isWanted, int count) => store.Page(arn, before, isWanted, count);

    /// <summary>Starts a Standard execution, once: the same name and input while it runs is the same execution. Completes when it is safe that it was started.</summary>
    /// <exception cref="AwsException"><c>ExecutionAlreadyExists</c>.</exception>
    public async ValueTask<RunningExecution> StartStandardAsync(DeployedStateMachine machine, Value input, ReadOnlyMemory<byte> inputText, string? name, string? traceHeader)
    {
        name ??= ids.Uuid();
        var start = new StartRecord(machine.ExecutionArn(name), RevisionOf(machine), time.GetUtcNow(), Encoding.UTF8.GetString(inputText.Span))
        {
            AliasArn = machine.AliasArn,
            TraceHeader = traceHeader ?? (machine.Tracing ? ids.TraceHeader() : null),
            Sequence = store.NextSequence(),
        };
        var execution = preparation.Standard(this, machine, start, input, folder?.Running.JournalOf(start.Sequence));
        if (store.Add(execution, start) is { } existing)
        {
            if (existing is not RunningExecution { End: null } running || running.Input != start.Input)
            {
                throw new AwsException("ExecutionAlreadyExists", $"Execution Already Exists: '{start.Arn}'");
            }

            await FlushAsync();
            return running;
        }

        try
        {
            await FlushAsync();
        }
        catch
        {
            store.Withdraw(execution);
            throw;
        }

        _ = Task.Run(() => Begin(execution));
        return execution;
    }

    /// <summary>Makes a child execution of a map run, or goes on with one that was interrupted.</summary>
    /// <param name="parent">Keeps the map runs of its parent.</param>
    /// <param name="mapRunArn">The map run.</param>
    /// <param name="request">What it runs; what it calls is its parent's.</param>
    /// <param name="items">How many items its input holds.</param>
    public Execution StartChild(MapRunKeeper parent, string mapRunArn, ExecutionRequest request, int items)
    {
        var arn = request.Identity.Id;
        var isExpress = request.Machine.Type == WorkflowType.Express;
        var found = store.Find(arn);
        if (found is RunningExecution existing && !(isExpress && existing.End is not null))
        {
            return existing.Run;
        }

        StartRecord? start = null;
        IReadOnlyList<Happening>? past = null;
        ExecutionJournal? journal = null;
        if (folder is not null && !isExpress)
        {
            if (_interrupted.TryRemove(arn, out var interrupted))
            {
                (start, past) = (interrupted.Start, interrupted.Past);
                journal = folder.Running.JournalOf(start.Sequence, past);
            }
            else if (found is ClosedExecution closed)
            {
                past = closed.Happenings;
                if (closed.RedriveCount >= request.Redrives)
                {
                    // Its parent was interrupted before it heard of the end.
                    return preparation.Child(parent, closed.Header.Started, request, folder.Running.Repeat(closed.Sequence), past).Run;
                }

                (start, journal) = folder.Reopen(closed, past);
            }
        }

        start ??= new(arn, RevisionOf(parent.Machine), time.GetUtcNow(), Input: null)
        {
            AliasArn = parent.Machine.AliasArn,
            MapRunArn = mapRunArn,
            ItemCount = items,
            Sequence = found?.Sequence ?? store.NextSequence(),
        };
        if (folder is not null && !isExpress && journal is null)
        {
            journal = folder.Running.JournalOf(start.Sequence);
            folder.Running.Add(start with { Input = request.Input.ToJson() });
        }

        var child = preparation.Child(parent, start, request, journal, past);
        if (store.Add(child) is not null)
        {
            store.Replace(child);
        }

        parent.Children.Add();
        _running[child.Run] = child;
        return child.Run;
    }

    /// <summary>Brings a child execution, of which its parent awaits nothing more, to its end, if it was interrupted before that was written down.</summary>
    /// <inheritdoc cref="StartChild"/>
    public void LeaveChild(MapRunKeeper parent, string mapRunArn, ExecutionRequest request, int items)
    {
        // One that was redriven since belongs to what its parent repeats later.
        if (_interrupted.TryGetValue(request.Identity.Id, out var interrupted) && interrupted.Start.Reopened <= request.Redrives)
        {
            var child = StartChild(parent, mapRunArn, request, items);
            child.Begin();
            child.Stop(null, null);
        }
    }

    /// <summary>Goes on with an execution that had ended: from now on it is one of those that run.</summary>
    public void Resume(RunningExecution execution) => _running[execution.Run] = execution;

    /// <summary>Completes when an execution has ended.</summary>
    /// <exception cref="AwsException"><c>InternalFailure</c> where what happens to it can't be written down.</exception>
    public async ValueTask WaitAsync(StandardExecution execution, CancellationToken cancellation)
    {
        if (execution is RunningExecution running)
        {
            await FlushAsync();
            await running.Run.Completion.WaitAsync(cancellation);
        }
    }

    /// <summary>Goes on with the executions that were interrupted when the yard stopped or crashed. Completes when each waits again for what it waited for.</summary>
    public async Task ResumeAsync()
    {
        if (folder is null)
        {
            return;
        }

        foreach (var interrupted in folder.Running.Interrupted.Values.Where(interrupted => interrupted.Start.MapRunArn is not null))
        {
            _interrupted[interrupted.Start.Arn] = interrupted;
        }

        // All are there before one goes on: its Tasks may wait for another one.
        var resumed = folder.Running.Interrupted.Values.Where(interrupted => interrupted.Start.MapRunArn is null).Select(FindAgain).OfType<RunningExecution>().ToList();
        folder.Running.Interrupted.Clear();
        resumed.ForEach(execution => Begin(execution));
        try
        {
            await SettleAllAsync();
        }
        catch (AwsException failure)
        {
            throw new ProvisioningException(failure.Message);
        }

        DropOrphans(folder.Running);
        if (resumed is [_, ..])
        {
            terminal.Write(Tone.Information, "states", resumed.Count == 1 ? "1 execution goes on." : $"{resumed.Count} executions go on.");
        }
    }

    /// <summary>Starts an Express execution and lets it run on.</summary>
    public ExpressExecution StartExpress(DeployedStateMachine machine, Value input, string? name, string? traceHeader)
    {
        var execution = preparation.Express(this, machine, input, name, traceHeader);
        _ = Task.Run(() =>
        {
            execution.Run.Begin();
            if (execution.Run.Result is null)
            {
                Watch(execution.Run);
            }
        });
        return execution;
    }

    /// <summary>Runs an Express execution to its end, as far as possible on the caller's thread.</summary>
    public async ValueTask<ExpressExecution> RunExpressAsync(DeployedStateMachine machine, Value input, string? name, string? traceHeader, CancellationToken cancellation)
    {
        var execution = preparation.Express(this, machine, input, name, traceHeader);
        execution.Run.Begin();
        if (execution.Run.Result is null)
        {
            Watch(execution.Run);
            await execution.Run.Completion.WaitAsync(cancellation);
        }

        return execution;
    }

    /// <summary>Removes the executions of a state machine, and stops those that run. Completes when that is safe.</summary>
    public async ValueTask ForgetAsync(string stateMachineArn)
    {
        foreach (var execution in store.Remove(stateMachineArn))
        {
            mapRuns.Close(execution.Arn);
            execution.Stop(null, null);
        }

        if (folder is not null)
        {
            await folder.Closed.ForgetAsync(stateMachineArn);
        }
    }

    /// <summary>Lets go of the executions that are written down, which go on at the next start, and stops the others.</summary>
    public void StopAll()
    {
        // First of all: that a Task is cut short now must not be written down.
        folder?.Running.Dispose();
        foreach (var (run, execution) in _running)
        {
            if (execution?.Journal is not null)
            {
                run.Abandon();
            }
            else
            {
                run.Stop(null, null);
            }
        }
    }

    private static AwsException DoesNotExist(string arn)
    {
        Names.CheckExecutionArn(arn);
        return new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");
    }

    private Task FlushAsync() => folder?.FlushAsync() ?? Task.CompletedTask;

    private string RevisionOf(DeployedStateMachine machine) => folder?.Catalogue.KeyOf(machine) ?? "";

    /// <summary>Makes an execution again that was interrupted, ready to begin; null where it can't go on.</summary>
    private RunningExecution? FindAgain(Interrupted interrupted)
    {
        var (start, past) = interrupted;
        try
        {
            var machine = folder!.Catalogue.Get(start.Revision) with { AliasArn = start.AliasArn };
            var execution = preparation.Standard(this, machine, start, Value.Parse(start.Input!), folder.Running.JournalOf(start.Sequence, past), past);
            store.Add(execution);
            return execution;
        }
        catch (Exception mistake) when (mistake is AwsException or KeyNotFoundException or JsonException or FormatException)
        {
            terminal.Write(Tone.Warning, "states", $"{start.Arn} can't go on, and stands still: {mistake.Message}");
            return null;
        }
    }

    private void Begin(RunningExecution execution)
    {
        _running[execution.Run] = execution;
        execution.Run.Begin();
    }

    /// <summary>Completes when all executions that are repeated have gone on, and have acted upon what they wrote down then.</summary>
    private async Task SettleAllAsync()
    {
        // Those that go on may meet their children.
        var settled = new HashSet<Execution>();
        while (_running.Keys.Where(settled.Add).ToList() is { Count: > 0 } more)
        {
            await Task.WhenAll(more.Select(run => run.SettleAsync()));
        }

        await FlushAsync();
        await Task.WhenAll(settled.Select(run => run.SettleAsync()));
    }

    // The parent can't go on and has failed with that, and nobody knows any more what its children ran.
    private void DropOrphans(RunningExecutions running)
    {
        foreach (var (start, _) in _interrupted.Values.Where(child => mapRuns.IsKnown(child.Start.MapRunArn!)))
        {
            terminal.Write(Tone.Warning, "states", $"{start.Arn} is dropped: its parent could not go on.");
            running.Close(start.Sequence);
        }
    }

    /// <summary>Remembers an Express execution that waits for something, so that it can be stopped with the yard.</summary>
    private void Watch(Execution run)
    {
        _running.TryAdd(run, null);
        if (run.Result is not null)
        {
            _running.TryRemove(run, out _);
        }
    }
}
