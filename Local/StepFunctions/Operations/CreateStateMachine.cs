using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Adds a state machine that the stack doesn't have, for as long as the yard runs.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateStateMachine.</remarks>
internal sealed class CreateStateMachine(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    /// <summary>The largest definition: 1 MB.</summary>
    internal const int LongestDefinition = 1_048_576;

    public string Target => "AWSStepFunctions.CreateStateMachine";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var name = members.Text("name", max: Names.MaxLength);
        var definition = members.Text("definition", max: LongestDefinition);
        var roleArn = members.Text("roleArn");
        var type = members.OptionalWord("type", "STANDARD", "EXPRESS") == "EXPRESS" ? WorkflowType.Express : WorkflowType.Standard;
        var logging = members.Structure("loggingConfiguration");
        var tracing = members.Structure("tracingConfiguration") is { } structure && new Members(structure).Flag("enabled", usual: false);
        members.Check();
        access.Authorize(caller, "states:CreateStateMachine", machines.ArnOf(name));

        var parsed = StateMachine.Parse(definition, type);
        var machine = machines.Create(
            new(name, definition, roleArn, type, logging is { } configuration ? LoggingConfiguration.Read(configuration) : LoggingConfiguration.Off, tracing),
            parsed.Machine ?? throw DeployedStateMachines.InvalidDefinition(parsed.Problems));
        response.WriteStartObject();
        response.WriteString("stateMachineArn"u8, machine.Arn);
        response.WriteDate("creationDate"u8, machine.CreationDate);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
