using System.Text;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>Tells the default bus when Standard executions start and end.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "Automating Step Functions event delivery with EventBridge".</remarks>
internal sealed class StatusEvents(EventRouter router, Account account, Ids ids, TimeProvider time)
{
    /// <summary>How much of input and output an event holds, in bytes of escaped JSON text.</summary>
    private const int MostData = 248 * 1024;

    public void Tell(ExecutionStatusChange change)
    {
        if (router.IsAnyoneListening)
        {
            router.Put(
                null,
                new(ids.Uuid(), "aws.states", "Step Functions Execution Status Change", account.Id, account.Region, change.Time, time.GetUtcNow(), [change.ExecutionArn], Detail(change)));
        }
    }

    private static ObjectValue Detail(ExecutionStatusChange change)
    {
        var output = SizeOf(change.Output) <= MostData ? change.Output : null;
        var input = SizeOf(change.Input) + SizeOf(output) <= MostData ? change.Input : null;
        return ObjectValue.Create(
            new("executionArn", change.ExecutionArn),
            new("stateMachineArn", change.StateMachineArn),
            new("name", change.Name),
            new("status", change.Status),
            new("startDate", change.StartDate.ToUnixTimeMilliseconds()),
            new("stopDate", change.StopDate is { } stop ? stop.ToUnixTimeMilliseconds() : NullValue.Instance),
            new("input", OrNull(input)),
            new("output", OrNull(output)),
            new("stateMachineVersionArn", OrNull(change.StateMachineVersionArn)),
            new("stateMachineAliasArn", OrNull(change.StateMachineAliasArn)),
            new("redriveCount", (long)change.RedriveCount),
            new("redriveDate", change.RedriveDate is { } redriven ? redriven.ToUnixTimeMilliseconds() : NullValue.Instance),
            new("redriveStatus", change.Redrivability.Status),
            new("redriveStatusReason", OrNull(change.Redrivability.Reason)),
            new("inputDetails", ObjectValue.Create("included", input is not null)),
            new("outputDetails", change.Output is null ? NullValue.Instance : ObjectValue.Create("included", output is not null)),
            new("error", OrNull(change.Error)),
            new("cause", OrNull(change.Cause)));
    }

    private static Value OrNull(string? text) => text is null ? NullValue.Instance : text;

    private static int SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(StringValue.Create(text).ToJson());
}
