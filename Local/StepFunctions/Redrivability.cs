using System.Text.Json;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>Whether an execution can be redriven, in the API's words.</summary>
/// <param name="Status"><c>REDRIVABLE</c>, <c>NOT_REDRIVABLE</c>, or <c>REDRIVABLE_BY_MAP_RUN</c> for the child of a map run.</param>
/// <param name="Reason">Why it can't; null where it can.</param>
/// <remarks>AWS: Step Functions API Reference, DescribeExecution, "redriveStatusReason"; Developer Guide, "Redrive eligibility for unsuccessful executions".</remarks>
internal readonly record struct Redrivability(string Status, string? Reason)
{
    public const string Redrivable = "REDRIVABLE";

    // Room for ExecutionRedriven and one event more.
    private const int MostEvents = Execution.MaxEvents - 2;

    private static readonly TimeSpan LongestExecution = TimeSpan.FromDays(365);

    private Redrivability(string? reason)
        : this(reason is null ? Redrivable : "NOT_REDRIVABLE", reason)
    {
    }

    /// <summary>Whether an execution can be redriven by itself, or with the map run that it is a child of.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="end">How it ended; null while it runs.</param>
    /// <param name="now">What time it is.</param>
    public static Redrivability Of(StandardExecution execution, ExecutionEnd? end, DateTimeOffset now)
    {
        // AWS: an Express child can always be redriven, because it is started anew.
        var redrivability = execution.Events is { } events ? Of(end, execution.StartDate, events.Count, now) : new(WhyNot(end));
        return redrivability.Reason is null && execution.MapRunArn is not null ? new("REDRIVABLE_BY_MAP_RUN", null) : redrivability;
    }

    /// <summary>Whether an execution that somebody started can be redriven.</summary>
    /// <param name="end">How it ended; null while it runs.</param>
    /// <param name="startDate">When it was started.</param>
    /// <param name="events">How many events its history has.</param>
    /// <param name="now">What time it is.</param>
    public static Redrivability Of(ExecutionEnd? end, DateTimeOffset startDate, int events, DateTimeOffset now) => new(
        WhyNot(end)
        ?? (events > MostEvents ? "Execution history event limit exceeded"
            : now - startDate > LongestExecution ? "Execution has exceeded the max execution time"
            : now - end!.Value.StopDate > Execution.RedrivablePeriod ? "Execution redrivable period exceeded"
            : null));

    public void WriteTo(Utf8JsonWriter response)
    {
        response.WriteString("redriveStatus"u8, Status);
        if (Reason is not null)
        {
            response.WriteString("redriveStatusReason"u8, Reason);
        }
    }

    private static string? WhyNot(ExecutionEnd? end) => end switch
    {
        null => "Execution is RUNNING and cannot be redriven",
        { Status: ExecutionStatus.Succeeded } => "Execution is SUCCEEDED and cannot be redriven",
        _ => null,
    };
}
