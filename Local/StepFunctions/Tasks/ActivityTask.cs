using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Tasks;

/// <summary>A Task whose <c>Resource</c> is an activity's ARN: it waits for a worker to take it, and then for the worker's answer.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html</remarks>
internal sealed class ActivityTask(KeptActivities activities, WaitingTasks waiting) : ITaskIntegration
{
    public string Name => "activity";

    /// <summary>Why there can be no such Task; null where there can.</summary>
    public StatesError? RefusalOf(string activityArn) =>
        activities.Find(activityArn) is null ? new("States.Runtime", $"The activity {activityArn} does not exist.") : null;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        if (RefusalOf(request.Resource) is { } refusal)
        {
            return TaskResult.Failed(refusal.Error, refusal.Cause);
        }

        using var task = waiting.Add(request, cancellation);
        if (request.IsTaken)
        {
            return await task.Answer;
        }

        var activity = activities.Get(request.Resource);
        var place = activity.Offer(new(task));
        var answer = await task.Answer;
        activity.Withdraw(place);
        return answer;
    }
}
