using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Ends a Task that waits for its token: with an output.</summary>
/// <remarks>AWS: Step Functions API Reference, SendTaskSuccess.</remarks>
internal sealed class SendTaskSuccess(WaitingTasks waiting) : IJsonOperation
{
    /// <summary>The longest token that the API's model allows.</summary>
    internal const int LongestToken = 2048;

    public string Target => "AWSStepFunctions.SendTaskSuccess";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var output = members.Text("output", min: 0, max: int.MaxValue);
        var token = members.Text("taskToken", max: LongestToken);
        members.Check();
        if (Encoding.UTF8.GetByteCount(output) > ExecutionInput.MaxBytes)
        {
            throw ExecutionInput.TooLong("output");
        }

        await waiting.AnswerAsync(token, TaskResult.Succeeded(Parse(output)), caller, "states:SendTaskSuccess");
        response.WriteStartObject();
        response.WriteEndObject();
    }

    private static Value Parse(string output)
    {
        try
        {
            return Value.Parse(output);
        }
        catch (JsonException mistake)
        {
            throw new AwsException("InvalidOutput", $"Invalid Output: '{JsonProblem.Of(output, mistake).Message}'");
        }
    }
}
