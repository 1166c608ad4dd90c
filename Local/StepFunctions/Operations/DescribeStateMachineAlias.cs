using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells which versions an alias leads to.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeStateMachineAlias.</remarks>
internal sealed class DescribeStateMachineAlias(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeStateMachineAlias";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineAliasArn");
        members.Check();
        Names.CheckStateMachineArn(arn);
        access.Authorize(caller, "states:DescribeStateMachineAlias", QualifiedArn.Parse(arn).StateMachine);

        var alias = machines.Find(arn)?.FindAlias(arn) ?? throw StepFunctionsError.NotFound(arn);
        response.WriteStartObject();
        response.WriteDate("creationDate"u8, alias.CreationDate);
        if (alias.Description is { } description)
        {
            response.WriteString("description"u8, description);
        }

        response.WriteString("name"u8, alias.Name);
        response.WriteRouting(alias.Routes);
        response.WriteString("stateMachineAliasArn"u8, alias.Arn);
        response.WriteDate("updateDate"u8, alias.UpdateDate);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
