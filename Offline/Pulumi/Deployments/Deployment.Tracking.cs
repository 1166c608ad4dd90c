using System.Reflection;

namespace Pulumi;

public sealed partial class Deployment
{
    private readonly Queue<Task> _inFlight = new();
    private readonly HashSet<Exception> _failures = [];
    private readonly List<string> _errors = [];

    /// <summary>The deployment completes no sooner than the task, and fails where it does.</summary>
    internal void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            lock (_inFlight)
            {
                _inFlight.Enqueue(task);
            }
        }
    }

    internal void Fail(string error)
    {
        lock (_errors)
        {
            _errors.Add(error);
        }
    }

    private void Fail(Exception exception)
    {
        // One exception comes through every output that was made from the one that failed.
        if (_failures.Add(exception))
        {
            Fail(exception switch
            {
                RunException => exception.Message,
                ResourceException { HideStack: true } => exception.Message,
                ResourceException => exception.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
            });
        }
    }

    private async Task CompleteAsync()
    {
        while (true)
        {
            Task? task;
            lock (_inFlight)
            {
                if (!_inFlight.TryDequeue(out task))
                {
                    break;
                }
            }

            try
            {
                await task;
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }

        if (_errors.Count > 0)
        {
            throw _errors is [var error] ? new RunException(error) : new AggregateException(_errors.Select(e => new RunException(e)));
        }
    }
}
