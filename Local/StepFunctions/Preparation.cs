using Stepyard.Local.CloudWatch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Terminal;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>Gives executions all that they take from outside; nothing happens before they begin.</summary>
internal sealed class Preparation(
    DeployedStateMachines machines,
    Integrations integrations,
    KeptMapRuns mapRuns,
    TaskTokens tokens,
    ILogs logs,
    ITraces traces,
    ITerminal terminal,
    TimeProvider time,
    Ids ids,
    Func<Func<Caller>, IObjectStore>? objectsOf,
    IAccess access,
    IMetrics? metrics,
    Action<ExecutionStatusChange> statusChanged)
{
    private readonly StatusReports _status = new(statusChanged);
    private readonly ExecutionCounts? _counts = metrics is null ? null : new(metrics);

    /// <summary>Prepares a Standard execution.</summary>
    /// <param name="executions">Starts the child executions of its map runs.</param>
    /// <param name="machine">What it runs.</param>
    /// <param name="start">How it was started.</param>
    /// <param name="input">The input.</param>
    /// <param name="journal">Where it writes down what happens to it; null where it is kept in memory alone.</param>
    /// <param name="past">What has happened to it before; null for a new one.</param>
    public RunningExecution Standard(
        Executions executions, DeployedStateMachine machine, StartRecord start, Value input, ExecutionJournal? journal, IReadOnlyList<Happening>? past = null)
    {
        var derived = new DerivedIds(start.Arn, start.StartDate, tokens);
        var identity = IdentityOf(machine, start.Arn, ExecutionArn.Parse(start.Arn).Name);
        var history = new HistoryList();
        var (request, recorder, keeper) = Prepare(executions, machine, input, identity, start.TraceHeader, start.StartDate, derived.SegmentId, history);
        var run = new Execution(request with { Randomness = derived, StartDate = start.StartDate, Journal = journal, Past = past });
        recorder.Execution = run;
        return new(machine, start.Kept(input), history) { Run = run, Journal = journal, MapRuns = keeper };
    }

    /// <summary>Prepares an Express execution that somebody starts.</summary>
    public ExpressExecution Express(Executions executions, DeployedStateMachine machine, Value input, string? name, string? traceHeader)
    {
        traceHeader ??= ids.TraceHeader();
        name ??= ids.Uuid();
        var identity = IdentityOf(machine, machine.ExpressArn(name, ids.Uuid()), name);
        var (request, recorder, _) = Prepare(executions, machine, input, identity, traceHeader, time.GetUtcNow(), ids.SegmentId, history: null);
        var run = new Execution(request);
        recorder.Execution = run;
        return new(machine, run, traceHeader);
    }

    /// <summary>Prepares a child execution of a map run, which calls what its parent calls.</summary>
    public RunningExecution Child(MapRunKeeper parent, StartRecord start, ExecutionRequest request, ExecutionJournal? journal, IReadOnlyList<Happening>? past)
    {
        var isExpress = request.Machine.Type == WorkflowType.Express;
        var history = isExpress ? null : new HistoryList();
        var recorder = new Recorder(parent.Machine, history, LogOf(parent.Machine, request.Identity), trace: null, line: null, status: null, counts: null);
        var keeper = request.Machine.HasDistributedMaps ? parent.OfChild() : null;

        // An Express child is not repeated, and draws on a thread of its own.
        IRandomness randomness = isExpress ? Randomness.Shared : new DerivedIds(start.Arn, start.StartDate, tokens);
        var run = new Execution(request with { Randomness = randomness, History = recorder, MapRuns = keeper, StartDate = start.StartDate, Journal = journal, Past = past });
        recorder.Execution = run;
        return new(parent.Machine, start, history) { Run = run, Journal = journal, MapRuns = keeper, Parent = parent.Children };
    }

    private static ExecutionIdentity IdentityOf(DeployedStateMachine machine, string arn, string name) => new(arn, name, machine.Arn, machine.Name, machine.RoleArn);

    private (ExecutionRequest Request, Recorder Recorder, MapRunKeeper? MapRuns) Prepare(
        Executions executions, DeployedStateMachine machine, Value input, ExecutionIdentity identity, string? traceHeader, DateTimeOffset start, Func<string> newSegmentId, HistoryList? history)
    {
        var segmentId = machine.Tracing && traceHeader is not null ? newSegmentId() : null;
        var tasks = new TaskRunner(machine.RoleArn, machine.Arn, machines, integrations, segmentId is null ? null : TraceHeader.Below(traceHeader!, segmentId));
        var trace = segmentId is null ? null : new ExecutionTrace(machine, identity.Id, traceHeader!, start, segmentId, tasks.Role, traces, terminal);
        var recorder = new Recorder(machine, history, LogOf(machine, identity), trace, new(terminal, machine.IsExpress), history is null ? null : _status, _counts);
        var request = new ExecutionRequest(machine.Machine, input, identity, tasks) { History = recorder, Time = time, Ended = executions.Ended };
        if (!machine.Machine.HasDistributedMaps)
        {
            return (request, recorder, null);
        }

        var keeper = new MapRunKeeper(machine, tasks.Role, mapRuns, executions, access);
        return (request with { MapRuns = keeper, Objects = objectsOf?.Invoke(tasks.Role) }, recorder, keeper);
    }

    private ExecutionLog? LogOf(DeployedStateMachine machine, ExecutionIdentity identity) =>
        machine.Logging.IsOn ? new ExecutionLog(machine.Logging, machine.Name, identity.Id, logs) : null;
}
