using Stepyard.Local.EventBridge.Operations;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Tasks;

/// <summary>The optimized integration <c>arn:aws:states:::events:putEvents</c>: a single event that fails makes the Task fail.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "Add EventBridge events with Step Functions".</remarks>
internal sealed class PutEventsTask(PutEvents operation, SdkCall call) : ITaskIntegration
{
    private const string FailedEntries = "FailedEntryCount";

    public string Name => "events:putEvents";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var wire = await JsonProtocol.CallAsync(operation, Parameters(request), caller, cancellation);
            var answer = (ObjectValue)Value.Parse(wire.Span);
            var sorted = ObjectValue.Create("Entries", answer["Entries"]).With(FailedEntries, answer[FailedEntries]);
            return answer[FailedEntries].Equals(0L)
                ? call.Succeeded(sorted, "application/x-amz-json-1.1", wire.Length)
                : TaskResult.Failed("EventBridge.FailedEntry", sorted.ToJson());
        }
        catch (AwsException error)
        {
            return call.Failed(error, error.Code is "InternalException" ? error.Code : "EventBridgeException");
        }
    }

    private static ObjectValue Parameters(TaskRequest request)
    {
        var parameters = request.Input as ObjectValue ?? ObjectValue.Empty;
        return parameters.TryGetValue("Entries", out var entries) && entries is ArrayValue list
            ? parameters.With("Entries", ArrayValue.Create([.. list.Select(entry => entry is ObjectValue members ? Entry(members, request) : entry)]))
            : parameters;
    }

    // A detail may be the JSON itself; the sender is added to what the event is about.
    private static ObjectValue Entry(ObjectValue entry, TaskRequest request)
    {
        if (entry.TryGetValue("Detail", out var detail) && detail is not (StringValue or NullValue))
        {
            entry = entry.With("Detail", detail.ToJson());
        }

        if (request.Execution is not { } execution)
        {
            return entry;
        }

        var resources = entry.TryGetValue("Resources", out var given) && given is ArrayValue list ? list : ArrayValue.Empty;
        return entry.With("Resources", ArrayValue.Create([.. resources, execution.Id, execution.StateMachineId]));
    }
}
