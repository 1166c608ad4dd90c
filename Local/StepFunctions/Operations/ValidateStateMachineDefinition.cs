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
        var withWarnings = members.OptionalWord("severity", "ERROR", "WARNING") == "WARNING";
        var size = members.PageSize(LargestPage, LargestPage);
        members.Check();
        access.Authorize(caller, "states:ValidateStateMachineDefinition", "*");

        var parsed = StateMachine.Parse(definition, type);
        var problems = parsed.Problems.Where(problem => problem.Severity == Severity.Error || (withWarnings && problem.IsKnownToAws)).ToList();
        response.WriteStartObject();
        response.WriteString("result"u8, parsed.Machine is null ? "FAIL"u8 : "OK"u8);
        response.WriteStartArray("diagnostics"u8);
        foreach (var problem in problems.Take(size))
        {
            Write(response, problem);
        }

        response.WriteEndArray();
        response.WriteBoolean("truncated"u8, problems.Count > size);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private static void Write(Utf8JsonWriter response, Problem problem)
    {
        response.WriteStartObject();
        response.WriteString("severity"u8, problem.Severity == Severity.Error ? "ERROR"u8 : "WARNING"u8);
        response.WriteString("code"u8, problem.Code);
        response.WriteString("message"u8, problem.Message);
        if (problem.Path is { } location)
        {
            response.WriteString("location"u8, location);
        }

        response.WriteEndObject();
    }
}
