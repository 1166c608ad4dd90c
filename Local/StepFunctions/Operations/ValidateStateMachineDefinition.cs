using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells what is wrong with a definition, without creating anything.</summary>
/// <remarks>AWS: Step Functions API Reference, ValidateStateMachineDefinition.</remarks>
internal sealed class ValidateStateMachineDefinition(IAccess access) : IJsonOperation
{
    private const int LargestPage = 100;

    public string Target => "AWSStepFunctions.ValidateStateMachineDefinition";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var definition = members.Text("definition", max: CreateStateMachine.LongestDefinition);
        var type = members.OptionalWord("type", "STANDARD", "EXPRESS") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        members.OptionalWord("severity", "ERROR", "WARNING");
        var size = members.PageSize(LargestPage, LargestPage);
        members.Check();
        access.Authorize(caller, "states:ValidateStateMachineDefinition", "*");

        var problems = StateMachine.Parse(definition, type).Problems;
        response.WriteStartObject();
        response.WriteString("result"u8, problems.Count == 0 ? "OK"u8 : "FAIL"u8);
        response.WriteStartArray("diagnostics"u8);
        foreach (var problem in problems.Take(size))
        {
            response.WriteStartObject();
            response.WriteString("severity"u8, "ERROR"u8);
            response.WriteString("code"u8, problem.Code);
            response.WriteString("message"u8, problem.Message);
            response.WriteString("location"u8, problem.Path);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteBoolean("truncated"u8, problems.Count > size);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
