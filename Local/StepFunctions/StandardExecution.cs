using System.Runtime.InteropServices;
using System.Text.Json;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>
/// A Standard execution as the API shows it, whether it runs or has ended: how it was started, how it stands, what happened.
/// Express ones are shown in this way too where a map run started them, but for their history.
/// </summary>
/// <param name="sequence">Its place among all executions, in the order of their starts.</param>
internal abstract class StandardExecution(long sequence)
{
    public long Sequence => sequence;

    /// <summary><c>arn:aws:states:REGION:ACCOUNT:execution:STATEMACHINE:NAME</c>.</summary>
    public abstract string Arn { get; }

    /// <summary>The state machine's ARN; for a child of a map run, with the label of the Map state: <c>…:stateMachine:NAME/LABEL</c>.</summary>
    public abstract string StateMachineArn { get; }

    public abstract string Name { get; }

    public abstract DateTimeOffset StartDate { get; }

    /// <summary>The version and the alias that it was started by.</summary>
    public abstract Qualifiers Qualifiers { get; }

    /// <summary>The map run that it is a child of; null for an execution that somebody started.</summary>
    public abstract string? MapRunArn { get; }

    /// <summary>How many items the input of a child execution holds.</summary>
    public abstract int? ItemCount { get; }

    /// <summary>The revision of the state machine that it was started with.</summary>
    public abstract DeployedStateMachine Machine { get; }

    /// <summary>How it ended; null while it runs. An answer with more than this takes all from one <see cref="Describe"/>.</summary>
    public abstract ExecutionEnd? End { get; }

    /// <summary>How often it was redriven.</summary>
    public abstract int RedriveCount { get; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public abstract DateTimeOffset? RedriveDate { get; }

    /// <summary>The last redrives that have a token, in their order.</summary>
    public abstract IReadOnlyList<Redrive> Redrives { get; }

    /// <summary>Its events; null where it is an Express child of a map run.</summary>
    public abstract IEvents? Events { get; }

    /// <summary>What it was started with, and what it has come to.</summary>
    public abstract ExecutionData Describe();

    /// <summary>The status of an execution in the API.</summary>
    /// <param name="end">How it ended; null while it runs.</param>
    /// <param name="redrive">When the map run that it is a child of was redriven, which goes on; null where there is none.</param>
    public static string StatusOf(ExecutionEnd? end, DateTimeOffset? redrive) =>
        end is { Status: not ExecutionStatus.Succeeded } ended && ended.StopDate < redrive ? "PENDING_REDRIVE" : NameOf(end?.Status);

    /// <summary>The name of a status in the API; null is that of an execution that runs.</summary>
    public static string NameOf(ExecutionStatus? status) => status switch
    {
        null => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };
}

/// <summary>How an execution ended, and when.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExecutionEnd(ExecutionStatus Status, DateTimeOffset StopDate);

/// <summary>What an execution was started with, and what it has come to.</summary>
/// <param name="Input">The input's text, exactly as it was sent.</param>
/// <param name="TraceHeader">The X-Ray trace header; null where it was started without one and tracing is off.</param>
/// <param name="End">How it ended; null while it runs.</param>
/// <param name="Output">The output as JSON text; null unless it succeeded.</param>
/// <param name="Error">The error's name, where there is one.</param>
/// <param name="Cause">The cause, where there is one.</param>
internal sealed record ExecutionData(string Input, string? TraceHeader, ExecutionEnd? End, string? Output, string? Error, string? Cause);

/// <summary>What an execution was started by besides its state machine.</summary>
/// <param name="Version">The version's number; null where it was not started by one.</param>
/// <param name="VersionArn">The version's ARN.</param>
/// <param name="AliasArn">The alias's ARN; null where it was not started by one.</param>
internal sealed record Qualifiers(int? Version, string? VersionArn, string? AliasArn)
{
    public static Qualifiers None { get; } = new(null, null, null);

    public void WriteTo(Utf8JsonWriter response)
    {
        if (VersionArn is not null)
        {
            response.WriteString("stateMachineVersionArn"u8, VersionArn);
        }

        if (AliasArn is not null)
        {
            response.WriteString("stateMachineAliasArn"u8, AliasArn);
        }
    }
}
