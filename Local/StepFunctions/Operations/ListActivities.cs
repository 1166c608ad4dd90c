using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the activities, by name.</summary>
/// <remarks>AWS: Step Functions API Reference, ListActivities.</remarks>
internal sealed class ListActivities(KeptActivities activities, IAccess access) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListActivities";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        access.Authorize(caller, "states:ListActivities", "*");

        var all = activities.List();
        var start = (int)Math.Min(PageToken.Read(token, Target) ?? 0, all.Count);
        response.WriteStartObject();
        response.WriteStartArray("activities"u8);
        foreach (var activity in all.Skip(start).Take(size))
        {
            response.WriteStartObject();
            response.WriteString("activityArn"u8, activity.Arn);
            response.WriteString("name"u8, activity.Name);
            response.WriteDate("creationDate"u8, activity.CreationDate);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (start + size < all.Count)
        {
            response.WriteString("nextToken"u8, PageToken.Write(Target, start + size));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
