using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Tasks;

/// <summary>A call whose Task has a token: <c>.waitForTaskToken</c> waits for an answer with it, <c>.sync</c> for that or the end of the job, whichever is first.</summary>
/// <param name="called">The integration.</param>
/// <param name="waiting">Where the answer comes to.</param>
/// <param name="isCallback">Whether it is <c>.waitForTaskToken</c>: the service's own answer is not the end.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html</remarks>
internal sealed class TokenTask(ITaskIntegration called, WaitingTasks waiting, bool isCallback) : ITaskIntegration
{
    public string Name => called.Name;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var task = waiting.Add(request);
        if (isCallback && request.Submitted is not null)
        {
            return TaskResult.Later(task);
        }

        // A job is cut short when its Task is, but runs on when its Task has been answered.
        using var stop = new CancellationTokenSource();
        await using var registration = cancellation.Register(() =>
        {
            if (!task.IsAnswered)
            {
                task.Dispose();
                stop.Cancel();
            }
        });
        var answer = await called.InvokeAsync(request, caller, stop.Token);
        if (isCallback && answer.Output is not null)
        {
            request.Progress?.Submitted(answer.Output);
            return TaskResult.Later(task);
        }

        task.Dispose();
        return answer;
    }
}
