using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Removes a version that no alias leads to; its executions go on, and one that isn't there is no error.</summary>
/// <remarks>AWS: Step Functions API Reference, DeleteStateMachineVersion.</remarks>
internal sealed class DeleteStateMachineVersion(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DeleteStateMachineVersion";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineVersionArn", max: 2000);
        members.Check();
        Names.CheckStateMachineArn(arn);
        var qualified = QualifiedArn.Parse(arn);
        if (qualified.Version is null)
        {
            throw new AwsException("InvalidArn", $"Invalid Arn: '{arn}' is not the ARN of a version");
        }

        access.Authorize(caller, "states:DeleteStateMachineVersion", qualified.StateMachine);
        if (machines.Find(arn) is not null)
        {
            machines.Change(qualified.StateMachine, entry => entry.WithoutVersion(arn));
        }

        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
