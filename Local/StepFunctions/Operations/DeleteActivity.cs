using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Removes an activity; one that isn't there is no error, and Tasks that a worker has can still be answered.</summary>
/// <remarks>AWS: Step Functions API Reference, DeleteActivity.</remarks>
internal sealed class DeleteActivity(KeptActivities activities, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DeleteActivity";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("activityArn");
        members.Check();
        Names.CheckActivityArn(arn);
        access.Authorize(caller, "states:DeleteActivity", arn);

        activities.Remove(arn);
        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
