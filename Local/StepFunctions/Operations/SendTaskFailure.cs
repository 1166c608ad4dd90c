using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Ends a Task that waits for its token: with an error.</summary>
/// <remarks>AWS: Step Functions API Reference, SendTaskFailure.</remarks>
internal sealed class SendTaskFailure(WaitingTasks waiting) : IJsonOperation
{
    public string Target => "AWSStepFunctions.SendTaskFailure";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var token = members.Text("taskToken", max: SendTaskSuccess.LongestToken);
        var error = members.OptionalText("error", min: 0, max: 256);
        var cause = members.OptionalText("cause", min: 0, max: 32_768);
        members.Check();

        await waiting.AnswerAsync(token, TaskResult.Failed(error ?? "States.TaskFailed", cause), caller, "states:SendTaskFailure");
        response.WriteStartObject();
        response.WriteEndObject();
    }
}
