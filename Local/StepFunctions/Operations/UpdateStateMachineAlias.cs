using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Changes where an alias leads to, or what is said about it.</summary>
/// <remarks>AWS: Step Functions API Reference, UpdateStateMachineAlias. What is updated is so at once here, not eventually.</remarks>
internal sealed class UpdateStateMachineAlias(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.UpdateStateMachineAlias";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineAliasArn");
        var description = members.OptionalText("description", min: 0);
        var routing = members.OptionalStructures(Routing.Member, Routing.Type, min: 1, max: 2);
        var routes = Routing.Read(routing ?? []);
        members.Check();
        if (description is null && routing is null)
        {
            throw StepFunctionsError.Validation("Either the description or the routing configuration must be specified", "MISSING_REQUIRED_PARAMETER");
        }

        Names.CheckStateMachineArn(arn);
        var stateMachineArn = QualifiedArn.Parse(arn).StateMachine;
        access.Authorize(caller, "states:UpdateStateMachineAlias", stateMachineArn);
        if (routing is not null && Routing.Check(routes) != stateMachineArn)
        {
            throw StepFunctionsError.Validation(
                $"Routing configuration must contain versions of the alias's state machine '{stateMachineArn}'", "INVALID_ROUTING_CONFIGURATION");
        }

        if (machines.Find(arn) is null)
        {
            throw StepFunctionsError.NotFound(arn);
        }

        var now = time.GetUtcNow();
        machines.Change(stateMachineArn, entry => entry.Change(arn, alias => alias with
        {
            Description = description ?? alias.Description,
            Routes = routing is null ? alias.Routes : routes,
            UpdateDate = now,
        }));
        response.WriteStartObject();
        response.WriteDate("updateDate"u8, now);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
