using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Gives one or two versions of a state machine a name to start executions by.</summary>
/// <remarks>AWS: Step Functions API Reference, CreateStateMachineAlias.</remarks>
internal sealed partial class CreateStateMachineAlias(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.CreateStateMachineAlias";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var name = members.Text("name", Names.MaxLength, AllowedName());
        var description = members.OptionalText("description", min: 0);
        var routes = Routing.Read(members.Structures(Routing.Member, Routing.Type, min: 1, max: 2));
        members.Check();
        var stateMachineArn = Routing.Check(routes);
        access.Authorize(caller, "states:CreateStateMachineAlias", stateMachineArn);
        if (machines.Find(stateMachineArn) is null)
        {
            throw StepFunctionsError.NotFound(routes[0].VersionArn);
        }

        var now = time.GetUtcNow();
        var created = new StateMachineAlias(stateMachineArn, name, description, routes, now, now);
        var alias = machines.Change(stateMachineArn, entry => entry.With(created)).FindAlias(created.Arn)!;
        response.WriteStartObject();
        response.WriteDate("creationDate"u8, alias.CreationDate);
        response.WriteString("stateMachineAliasArn"u8, alias.Arn);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllowedName();
}
