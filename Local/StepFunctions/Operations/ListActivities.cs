using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the activities, by name.</summary>
/// <remarks>AWS: Step Functions API Reference, ListActivities.</remarks>
internal sealed class ListActivities(KeptActivities activities, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.ListActivities";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var asked = members.Page();
        members.Check();
        access.Authorize(caller, "states:ListActivities", "*");

        var page = Page<Activity>.Of(activities.List(), activity => activity.Name, asked, Target, time.GetUtcNow());
        page.WriteTo(response, "activities"u8, activity =>
        {
            response.WriteString("activityArn"u8, activity.Arn);
            response.WriteString("name"u8, activity.Name);
            response.WriteDate("creationDate"u8, activity.CreationDate);
        });
        return ValueTask.CompletedTask;
    }
}
