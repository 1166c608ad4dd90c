using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>Begins executions that did not succeed again where they ended.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html</remarks>
internal sealed class Redrives(Executions executions, KeptExecutions store, StatesFolder? folder, Preparation preparation, TimeProvider time)
{
    private Task _last = Task.CompletedTask;

    /// <summary>Begins an execution that has ended without success again where it did; with a token that it was redriven with, nothing more happens. Completes when that is safe.</summary>
    /// <returns>When it began again.</returns>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ExecutionDoesNotExist</c>, <c>ExecutionNotRedrivable</c>.</exception>
    public async ValueTask<DateTimeOffset> RedriveAsync(string arn, string? token, CancellationToken cancellation)
    {
        // One at a time: until it runs again, an execution looks to all as if it could be redriven.
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Interlocked.Exchange(ref _last, turn.Task);
        try
        {
            var execution = executions.GetStandard(arn);
            var now = time.GetUtcNow();
            if (token is not null && RedriveTokens.Find(execution, token, now) is { } before)
            {
                return before;
            }

            if (Redrivability.Of(execution, execution.End, now) is { Status: not Redrivability.Redrivable } refused)
            {
                throw new AwsException(
                    "ExecutionNotRedrivable", refused.Reason ?? $"Execution is a child of the Map Run '{execution.MapRunArn}' and is redriven with the execution that the Map Run belongs to");
            }

            var again = folder is null ? (RunningExecution)execution : await ReopenAsync(execution, cancellation);
            executions.Resume(again);
            await Task.Run(() => again.Run.Redrive(token), CancellationToken.None);
            await (folder?.FlushAsync() ?? Task.CompletedTask);
            await again.Run.SettleAsync();
            return again.RedriveDate!.Value;
        }
        finally
        {
            turn.SetResult();
        }
    }

    /// <summary>Makes an execution that has ended again, as it was then, and writes down that it goes on.</summary>
    private async ValueTask<RunningExecution> ReopenAsync(StandardExecution ended, CancellationToken cancellation)
    {
        if (ended is RunningExecution unstored)
        {
            await unstored.Stored.Task.WaitAsync(cancellation);
            ended = executions.GetStandard(ended.Arn);
        }

        var closed = (ClosedExecution)ended;
        var past = closed.Happenings;
        var machine = closed.Machine with { AliasArn = closed.Qualifiers.AliasArn };
        var (start, journal) = folder!.Reopen(closed, past);
        var again = preparation.Standard(executions, machine, start, Value.Parse(start.Input!), journal, past);
        again.Run.Begin();
        await again.Run.SettleAsync();
        if (!store.Replace(again))
        {
            // Its state machine was deleted meanwhile.
            journal.Forget();
            folder.Running.Close(start.Sequence);
            throw new AwsException("ExecutionDoesNotExist", $"Execution Does Not Exist: '{ended.Arn}'");
        }

        return again;
    }
}
