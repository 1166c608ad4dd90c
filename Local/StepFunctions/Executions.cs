using System.Collections.Concurrent;
using System.Text;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>Starts executions and finds the Standard ones again.</summary>
internal sealed class Executions(
    DeployedStateMachines machines,
    IExecutionStore store,
    Integrations integrations,
    ILogs logs,
    ITraces traces,
    ITerminal terminal,
    TimeProvider time,
    Ids ids,
    KeptMapRuns mapRuns,
    Func<Func<Caller>, IObjectStore>? objectsOf,
    IAccess access,
    TaskTokens tokens,
    Action<ExecutionStatusChange> statusChanged)
{
    private readonly ConcurrentDictionary<Execution, bool> _waiting = new();

    /// <summary>A Standard execution, or an Express one that a map run started.</summary>
    /// <remarks>AWS: Step Functions API Reference, DescribeExecution: it takes Express executions where a map run dispatched them.</remarks>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ExecutionDoesNotExist</c>.</exception>
    public StandardExecution Get(string arn) => store.Find(arn) ?? throw DoesNotExist(arn);

    /// <summary>A Standard execution.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ExecutionDoesNotExist</c>.</exception>
    public StandardExecution GetStandard(string arn) => store.Find(arn) is { History: not null } execution ? execution : throw DoesNotExist(arn);

    /// <summary>The executions of a state machine, the newest first.</summary>
    public IReadOnlyList<StandardExecution> Of(DeployedStateMachine machine) => store.Of(machine.Arn);

    /// <summary>Starts a Standard execution, once: the same name and input while it runs is the same execution.</summary>
    /// <exception cref="AwsException"><c>ExecutionAlreadyExists</c>.</exception>
    public StandardExecution StartStandard(DeployedStateMachine machine, Value input, ReadOnlySpan<byte> inputText, string? name, string? traceHeader)
    {
        name ??= ids.Uuid();
        traceHeader ??= machine.Tracing ? ids.TraceHeader() : null;
        var history = new HistoryList();
        var run = Prepare(machine, input, machine.ExecutionArn(name), name, traceHeader, history);
        var execution = new StandardExecution(machine, run, history, Encoding.UTF8.GetString(inputText), traceHeader);
        if (store.Add(execution) is { } existing)
        {
            return existing.Result is null && existing.Input == execution.Input
                ? existing
                : throw new AwsException("ExecutionAlreadyExists", $"Execution Already Exists: '{execution.Arn}'");
        }

        Begin(run);
        return execution;
    }

    /// <summary>Starts an Express execution and lets it run on.</summary>
    public ExpressExecution StartExpress(DeployedStateMachine machine, Value input, string? name, string? traceHeader)
    {
        var execution = PrepareExpress(machine, input, name, traceHeader);
        Begin(execution.Run);
        return execution;
    }

    /// <summary>Runs an Express execution to its end, as far as possible on the caller's thread.</summary>
    public async ValueTask<ExpressExecution> RunExpressAsync(DeployedStateMachine machine, Value input, string? name, string? traceHeader, CancellationToken cancellation)
    {
        var execution = PrepareExpress(machine, input, name, traceHeader);
        execution.Run.Begin();
        if (execution.Run.Result is null)
        {
            Watch(execution.Run);
            await execution.Run.Completion.WaitAsync(cancellation);
        }

        return execution;
    }

    /// <summary>Removes the executions of a state machine, and stops those that run.</summary>
    public void Forget(string stateMachineArn)
    {
        var runs = mapRuns.Remove(stateMachineArn);
        foreach (var execution in store.Remove(stateMachineArn))
        {
            execution.Stop(null, null);
        }

        foreach (var kept in runs)
        {
            store.Remove(kept.Run.ChildStateMachineArn);
        }
    }

    /// <summary>Stops what still runs.</summary>
    public void StopAll()
    {
        foreach (var run in _waiting.Keys)
        {
            run.Stop(null, null);
        }
    }

    private static AwsException DoesNotExist(string arn)
    {
        Names.CheckExecutionArn(arn);
        return new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");
    }

    private ExpressExecution PrepareExpress(DeployedStateMachine machine, Value input, string? name, string? traceHeader)
    {
        name ??= ids.Uuid();
        traceHeader ??= ids.TraceHeader();
        var run = Prepare(machine, input, machine.ExpressArn(name, ids.Uuid()), name, traceHeader, history: null);
        return new(machine, run, traceHeader);
    }

    private Execution Prepare(DeployedStateMachine machine, Value input, string arn, string name, string? traceHeader, HistoryList? history)
    {
        var start = time.GetUtcNow();
        var segmentId = ids.SegmentId();
        var isTraced = machine.Tracing && traceHeader is not null;
        var tasks = new TaskRunner(machine.RoleArn, machine.Arn, machines, integrations, isTraced ? TraceHeader.Below(traceHeader!, segmentId) : null);
        var log = machine.Logging.IsOn ? new ExecutionLog(machine.Logging, machine.Name, arn, logs) : null;
        var trace = isTraced
            ? new ExecutionTrace(machine, arn, traceHeader!, start, segmentId, tasks.Role, traces, terminal)
            : null;
        return new Execution(new(machine.Machine, input, new(arn, name, machine.Arn, machine.Name, machine.RoleArn), tasks)
        {
            History = new Recorder(history, log, trace, new(terminal, machine, name, start), history is null ? null : new(machine, arn, name, start, statusChanged)),
            MapRuns = new MapRunKeeper(machine, tasks.Role, mapRuns, store, access, logs),
            Objects = objectsOf?.Invoke(tasks.Role),
            Time = time,
            NewTaskToken = identity => tokens.New(identity.Id),
        });
    }

    private void Begin(Execution run) => _ = Task.Run(() =>
    {
        run.Begin();
        if (run.Result is null)
        {
            Watch(run);
        }
    });

    /// <summary>Remembers an execution that waits for something, so that it can be stopped with the yard.</summary>
    private void Watch(Execution run)
    {
        _waiting.TryAdd(run, true);
        _ = run.Completion.ContinueWith(_ => _waiting.TryRemove(run, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
