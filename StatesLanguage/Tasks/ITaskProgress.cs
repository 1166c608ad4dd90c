using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Tasks;

/// <summary>What a Task attempt reports while it runs; callable from any thread, ignored once the attempt is over.</summary>
public interface ITaskProgress
{
    /// <summary>The service has answered and the Task goes on waiting (<c>.sync</c>, <c>.waitForTaskToken</c>): <c>TaskSubmitted</c>.</summary>
    void Submitted(Value output);

    /// <summary>A worker has taken the activity's task: <c>ActivityStarted</c>.</summary>
    void Started(string? workerName);

    /// <summary>The worker is alive: its <c>HeartbeatSeconds</c> begin anew, and have when this completes.</summary>
    Task HeartbeatAsync();

    /// <summary>The end of an attempt that has come to <see cref="TaskResult.Later"/>, or is about to.</summary>
    void Answered(TaskResult result);
}
