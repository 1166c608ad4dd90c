using System.Text.Json;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>
/// A Standard execution as the API shows it: how it was started, how it stands, what happened.
/// Express ones are shown in this way too where a map run started them, but for their history.
/// </summary>
/// <param name="machine">The revision of the state machine that it was started with.</param>
/// <param name="run">The run that carries it out.</param>
/// <param name="history">Where the run's events are kept; null where it is an Express child of a map run.</param>
/// <param name="input">The input's text, exactly as it was sent; null where nobody sent it.</param>
/// <param name="traceHeader">The X-Ray trace header; null where it was started without one and tracing is off.</param>
internal sealed class StandardExecution(DeployedStateMachine machine, Execution run, HistoryList? history, string? input, string? traceHeader)
{
    /// <summary><c>arn:aws:states:REGION:ACCOUNT:execution:STATEMACHINE:NAME</c>.</summary>
    public string Arn => run.Identity.Id;

    public DeployedStateMachine Machine => machine;

    /// <summary>The state machine's ARN; for a child of a map run, with the label of the Map state: <c>…:stateMachine:NAME/LABEL</c>.</summary>
    public string StateMachineArn => run.Identity.StateMachineId;

    public string Name => run.Identity.Name;

    public string Input => input ?? run.Input.ToJson();

    public string? TraceHeader => traceHeader;

    public DateTimeOffset StartDate => run.StartDate;

    /// <summary>Its place among all executions, in the order of their starts; given by the store.</summary>
    public long Sequence { get; set; }

    /// <summary>The map run that it is a child of; null for an execution that somebody started.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>How many items the input of a child execution holds.</summary>
    public int? ItemCount { get; init; }

    public HistoryList? History => history;

    /// <summary>What it came to; null while it runs.</summary>
    public ExecutionResult? Result => run.Result;

    /// <summary>Completes when it has ended, however it ended.</summary>
    public Task Completion => run.Completion;

    /// <summary>The status in the API's words, as it is now; an answer with more than the status takes all from one <see cref="Result"/>.</summary>
    public string StatusName => NameOf(Result);

    /// <summary>Writes the version and the alias that it was started by, if it was.</summary>
    public void WriteQualifiers(Utf8JsonWriter response)
    {
        if (machine.VersionArn is { } versionArn)
        {
            response.WriteString("stateMachineVersionArn"u8, versionArn);
        }

        if (machine.AliasArn is { } aliasArn)
        {
            response.WriteString("stateMachineAliasArn"u8, aliasArn);
        }
    }

    /// <summary>The status of a result in the API's words; null is an execution that runs.</summary>
    public static string NameOf(ExecutionResult? result) => result is null ? "RUNNING" : NameOf(result.Status);

    public static string NameOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };

    /// <summary>Ends it as <c>ABORTED</c>; nothing happens where it has ended.</summary>
    public void Stop(string? error, string? cause) => run.Stop(error, cause);
}
