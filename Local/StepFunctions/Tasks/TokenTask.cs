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
        var task = waiting.Add(request, cancellation);
        if (!isCallback || request.Submitted is null)
        {
            await CallAsync(request, caller, task, cancellation);
        }

        // Only that is kept of the call while the answer is awaited, which may take long.
        return await task.Answer;
    }

    /// <summary>Makes the call; its answer is the Task's, unless that has one or waits for one.</summary>
    private async ValueTask CallAsync(TaskRequest request, Caller caller, WaitingTask task, CancellationToken cancellation)
    {
        // A job is cut short when its Task is, but runs on when its Task has been answered.
        var stop = new CancellationTokenSource();
        await using var registration = cancellation.Register(stop.Cancel);
        var call = called.InvokeAsync(request, caller, stop.Token).AsTask();
        if (await Task.WhenAny(call, task.Answer) != call)
        {
            return;
        }

        var answered = await call;
        if (isCallback && answered.Output is not null)
        {
            request.Progress?.Submitted(answered.Output);
        }
        else
        {
            task.Take(answered);
        }
    }
}
