using System.Text;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Testing.Traces;

/// <summary>Writes a run for a person to read: a line for each state, those in iterations and branches indented below theirs.</summary>
internal static class Trace
{
    private const int Shown = 200;

    public static string Of(WorkflowRun run)
    {
        var text = new StringBuilder($"{run.Workflow.Name} {HowItEnded(run)} after {Excerpt.Of(run.Waited)}{(ErrorText(run.Error, run.Cause) is { } error ? $": {error}" : "")}\n");
        text.Append($"  started with {Excerpt.Of(run.InputValue)}");
        var visits = run.AllVisits.ToArray();
        var times = visits.Select(visit => Excerpt.Of(visit.EnteredAt - run.StartDate)).ToArray();
        var widest = times.Select(time => time.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < visits.Length; i++)
        {
            if (i == Shown / 2 && visits.Length > Shown)
            {
                i = visits.Length - (Shown / 2);
                text.Append($"\n  … {visits.Length - Shown:N0} more …");
            }

            text.Append($"\n  {times[i].PadLeft(widest)}  {Line(visits[i], run)}");
        }

        return text.ToString();
    }

    private static string HowItEnded(WorkflowRun run) => run.Result?.Status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
        _ => "was given up",
    };

    private static string Line(StateVisit visit, WorkflowRun run)
    {
        var depth = 0;
        for (var parent = visit.Parent; parent is not null; parent = parent.Parent)
        {
            depth++;
        }

        var place = depth == 0 ? "" : $"{new string(' ', 2 * depth)}[{visit.Index}] ";
        return $"{place}{visit.Name} ({visit.Type})  {Excerpt.Of(visit.InputValue)}{Outcome(visit, run)}{Retries(visit)}{Time(visit)}";
    }

    private static string Outcome(StateVisit visit, WorkflowRun run)
    {
        var output = visit.OutputValue is null ? null
            : visit.OutputValue.Equals(visit.InputValue) ? " → unchanged"
            : $" → {Excerpt.Of(visit.OutputValue)}";
        if (visit.HasFailed)
        {
            var error = $" ✗ {ErrorText(visit.Error, visit.Cause) ?? "failed"}";
            return output is null ? error : $"{error}, caught{output}";
        }

        return output ?? (run.Result is null ? " … unfinished" : " … cut short");
    }

    private static string Retries(StateVisit visit)
    {
        if (visit.Retries == 0)
        {
            return "";
        }

        var each = visit.Attempts.Zip(visit.Attempts.Skip(1), (failed, next) => $"{failed.Error ?? "failed"}, waited {Excerpt.Of(next.StartedAt - (failed.FailedAt ?? failed.StartedAt))}");
        return $"  [{visit.Retries} {(visit.Retries == 1 ? "retry" : "retries")}: {string.Join("; ", each)}]";
    }

    private static string Time(StateVisit visit) => visit.Duration == TimeSpan.Zero ? "" : $"  [{Excerpt.Of(visit.Duration)}]";

    private static string? ErrorText(string? error, string? cause) => (error, cause) switch
    {
        (null, null) => null,
        (null, _) => Excerpt.OfCauseInState(cause),
        (_, null) => error,
        _ => $"{error}: {Excerpt.OfCauseInState(cause)}",
    };
}
