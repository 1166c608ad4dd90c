using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Changes a state machine's definition, role or settings; executions under way keep the old ones.</summary>
/// <remarks>AWS: Step Functions API Reference, UpdateStateMachine. What is updated is so at once here, not eventually.</remarks>
internal sealed class UpdateStateMachine(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.UpdateStateMachine";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var definition = members.OptionalText("definition", max: CreateStateMachine.LongestDefinition);
        var roleArn = members.OptionalText("roleArn");
        var settings = StateMachineSettings.Read(members);
        Names.RefuseMapState(arn);
        var update = new StateMachineUpdate(definition, roleArn, settings.Logging, settings.Tracing, settings.Encryption) { Publication = settings.Publication };
        access.Authorize(caller, "states:UpdateStateMachine", QualifiedArn.Parse(arn).StateMachine);
        if (update.Publication is not null)
        {
            access.Authorize(caller, "states:PublishStateMachineVersion", QualifiedArn.Parse(arn).StateMachine);
        }

        machines.Get(arn);
        if (update.IsEmpty)
        {
            throw new AwsException(
                "MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }

        var entry = machines.Update(arn, update);
        response.WriteStartObject();
        response.WriteDate("updateDate"u8, entry.Current.UpdateDate);
        if (entry.Current.RevisionId is { } revisionId)
        {
            response.WriteString("revisionId"u8, revisionId);
        }

        if (update.Publication is not null)
        {
            response.WriteString("stateMachineVersionArn"u8, entry.Published!.VersionArn);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
