using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Gives a worker a Task of an activity: at once, or as soon as there is one; after 60 s the answer has no token.</summary>
/// <remarks>AWS: Step Functions API Reference, GetActivityTask.</remarks>
internal sealed class GetActivityTask(KeptActivities activities, IAccess access, TimeProvider time) : IJsonOperation
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);

    public string Target => "AWSStepFunctions.GetActivityTask";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("activityArn");
        var worker = members.OptionalText("workerName", max: 80);
        members.Check();
        access.Authorize(caller, "states:GetActivityTask", arn);

        var task = await TakeAsync(activities.Get(arn), cancellation);
        task?.Start(worker);
        response.WriteStartObject();
        response.WriteString("taskToken"u8, task?.Token);
        if (task is not null)
        {
            response.WriteString("input"u8, task.Input);
        }

        response.WriteEndObject();
    }

    private async ValueTask<WaitingTask?> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestPoll, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var task = await activity.TakeAsync(either.Token);
        if (task is null || !cancellation.IsCancellationRequested)
        {
            return task;
        }

        activity.GiveBack(task);
        return null;
    }
}
