using Stepyard.Local.StepFunctions.Callbacks;

namespace Stepyard.Local.StepFunctions.Activities;

/// <summary>A Task that is for a worker of an activity to do.</summary>
internal sealed class WorkerTask(WaitingTask task)
{
    public string Token => task.Token;

    /// <summary>The Task's input as JSON text.</summary>
    public string Input => task.Request.Input.ToJson();

    /// <summary>Whether nobody waits for its answer any more.</summary>
    public bool IsOver => task.IsOver;

    /// <summary>A worker has it now: its time begins to count.</summary>
    public void Start(string? workerName) => task.Request.Progress?.Started(workerName);
}
