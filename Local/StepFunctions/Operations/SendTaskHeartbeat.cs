using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells that a Task that waits for its token is still worked on: its <c>HeartbeatSeconds</c> begin anew.</summary>
/// <remarks>AWS: Step Functions API Reference, SendTaskHeartbeat.</remarks>
internal sealed class SendTaskHeartbeat(WaitingTasks waiting) : IJsonOperation
{
    public string Target => "AWSStepFunctions.SendTaskHeartbeat";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var token = members.Text("taskToken", max: SendTaskSuccess.LongestToken);
        members.Check();

        if (waiting.Find(token, caller, "states:SendTaskHeartbeat").Request.Progress is { } progress)
        {
            await progress.HeartbeatAsync().WaitAsync(cancellation);
        }

        response.WriteStartObject();
        response.WriteEndObject();
    }
}
