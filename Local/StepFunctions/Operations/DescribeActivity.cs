using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells everything about an activity.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeActivity.</remarks>
internal sealed class DescribeActivity(KeptActivities activities, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeActivity";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("activityArn");
        members.Check();
        access.Authorize(caller, "states:DescribeActivity", arn);

        var activity = activities.Get(arn);
        response.WriteStartObject();
        response.WriteString("activityArn"u8, activity.Arn);
        response.WriteString("name"u8, activity.Name);
        response.WriteDate("creationDate"u8, activity.CreationDate);
        activity.Encryption.WriteTo(response);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
