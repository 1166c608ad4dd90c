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
        activities.Find(activityArn) is null ? DoesNotExist(activityArn) : null;

    public ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        if (activities.Find(request.Resource) is not { } activity)
        {
            var refusal = DoesNotExist(request.Resource);
            return new(TaskResult.Failed(refusal.Error, refusal.Cause));
        }

        var task = waiting.Add(request);
        if (!request.IsTaken)
        {
            task.StandAt(activity.Offer(task));
        }

        return new(TaskResult.Later(task));
    }

    private static StatesError DoesNotExist(string activityArn) => new("States.Runtime", $"The activity {activityArn} does not exist.");
}
