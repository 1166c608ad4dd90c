using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Tasks;

/// <summary>A Task whose <c>Resource</c> is an activity's ARN: it waits for a worker to take it, and then for the worker's answer.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html</remarks>
internal sealed class ActivityTask(KeptActivities activities, WaitingTasks waiting) : ITaskIntegration
{
    public string Name => "activity";

    /// <summary>Why there can be no such Task; null where there can.</summary>
    public string? RefusalOf(string activityArn) => activities.Find(activityArn) is null ? $"The activity {activityArn} does not exist." : null;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        if (activities.Find(request.Resource) is not { } activity)
        {
            return TaskResult.Failed("States.Runtime", RefusalOf(request.Resource));
        }

        using var task = waiting.Add(request, cancellation);
        var place = activity.Offer(new(task));
        var answer = await task.Answer;
        activity.Withdraw(place);
        return answer;
    }
}
