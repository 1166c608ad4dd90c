using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the aliases of a state machine or those that lead to a version, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachineAliases.</remarks>
internal sealed class ListStateMachineAliases(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.ListStateMachineAliases";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var asked = members.Page();
        members.Check();
        var qualified = QualifiedArn.Parse(arn);
        access.Authorize(caller, "states:ListStateMachineAliases", qualified.StateMachine);

        var page = Page<StateMachineAlias>.Of(AliasesOf(arn, qualified), Age, asked, $"aliases of {arn}", time.GetUtcNow());
        page.WriteTo(response, "stateMachineAliases"u8, alias =>
        {
            response.WriteString("stateMachineAliasArn"u8, alias.Arn);
            response.WriteDate("creationDate"u8, alias.CreationDate);
        });
        return ValueTask.CompletedTask;
    }

    private static string Age(StateMachineAlias alias) => $"{DateTimeOffset.MaxValue.Ticks - alias.CreationDate.Ticks:D19} {alias.Name}";

    private ImmutableList<StateMachineAlias> AliasesOf(string arn, QualifiedArn qualified)
    {
        if (qualified.Version is null)
        {
            return machines.Get(arn).Aliases;
        }

        var entry = machines.Get(qualified.StateMachine);
        return entry.FindVersion(arn) is null ? throw StepFunctionsError.NotFound(arn) : entry.Aliases.FindAll(alias => alias.LeadsTo(arn));
    }
}
