using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Makes a version of a state machine's current revision, unless there is one.</summary>
/// <remarks>AWS: Step Functions API Reference, PublishStateMachineVersion.</remarks>
internal sealed class PublishStateMachineVersion(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.PublishStateMachineVersion";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var revisionId = members.OptionalText("revisionId", min: 0, max: int.MaxValue);
        var description = members.OptionalText("description", min: 0);
        members.Check();
        Names.RefuseMapState(arn);
        access.Authorize(caller, "states:PublishStateMachineVersion", QualifiedArn.Parse(arn).StateMachine);

        var version = machines.Change(arn, entry =>
        {
            var current = entry.Current.RevisionId ?? DeployedStateMachine.InitialRevision;
            return revisionId is null || revisionId == current
                ? entry.Publish(new(description), time.GetUtcNow())
                : throw StepFunctionsError.Conflict(
                    $"Failed to publish the State Machine version for revision {revisionId}. The current State Machine revision is {current}.");
        }).Published!;
        response.WriteStartObject();
        response.WriteDate("creationDate"u8, version.CreationDate);
        response.WriteString("stateMachineVersionArn"u8, version.VersionArn);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
