using System.Collections.Immutable;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the aliases of a state machine or those that lead to a version, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachineAliases.</remarks>
internal sealed class ListStateMachineAliases(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListStateMachineAliases";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        var qualified = QualifiedArn.Parse(arn);
        access.Authorize(caller, "states:ListStateMachineAliases", qualified.StateMachine);

        var page = Page<StateMachineAlias>.Of(AliasesOf(arn, qualified), size, token, $"aliases of {arn}");
        response.WriteStartObject();
        response.WriteStartArray("stateMachineAliases"u8);
        foreach (var alias in page.Items)
        {
            response.WriteStartObject();
            response.WriteString("stateMachineAliasArn"u8, alias.Arn);
            response.WriteDate("creationDate"u8, alias.CreationDate);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (page.NextToken is { } next)
        {
            response.WriteString("nextToken"u8, next);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

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
