using System.Collections.Immutable;
using Stepyard.Local.StepFunctions.Callbacks;

namespace Stepyard.Local.StepFunctions.Activities;

/// <summary>Brings together Tasks and the workers that poll for them: first come, first served, each Task to one worker.</summary>
internal sealed class Activity(string arn, string name, DateTimeOffset creationDate)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<WaitingTask> _tasks = [];
    private readonly LinkedList<TaskCompletionSource<WaitingTask?>> _workers = [];

    public string Arn => arn;

    public string Name => name;

    public DateTimeOffset CreationDate => creationDate;

    public EncryptionConfiguration Encryption { get; init; } = EncryptionConfiguration.AwsOwned;

    public ImmutableArray<Tag> Tags { get; set; } = [];

    /// <summary>Gives a task to the worker that has waited longest, or keeps it until one comes.</summary>
    /// <returns>Its place, which is disposed of when nobody needs to do it any more.</returns>
    public IDisposable Offer(WaitingTask task)
    {
        var place = new LinkedListNode<WaitingTask>(task);
        lock (_gate)
        {
            if (!TryHandOver(task))
            {
                _tasks.AddLast(place);
            }
        }

        return new Place(this, place);
    }

    /// <summary>Takes the task that has waited longest, or waits for one.</summary>
    /// <param name="limit">How long; afterwards the answer is null, and no task is lost.</param>
    public async ValueTask<WaitingTask?> TakeAsync(CancellationToken limit)
    {
        var worker = new TaskCompletionSource<WaitingTask?>(TaskCreationOptions.RunContinuationsAsynchronously);
        LinkedListNode<TaskCompletionSource<WaitingTask?>> place;
        lock (_gate)
        {
            while (_tasks.First is { Value: var task })
            {
                _tasks.RemoveFirst();
                if (!task.IsOver)
                {
                    return task;
                }
            }

            place = _workers.AddLast(worker);
        }

        await using var registration = limit.Register(() =>
        {
            worker.TrySetResult(null);
            lock (_gate)
            {
                place.List?.Remove(place);
            }
        });
        return await worker.Task;
    }

    /// <summary>Gives a task to another worker, before all others, because the one that took it has gone.</summary>
    public void GiveBack(WaitingTask task)
    {
        lock (_gate)
        {
            if (!task.IsOver && !TryHandOver(task))
            {
                _tasks.AddFirst(task);
            }
        }
    }

    // Nothing happens where a worker has the task.
    private void Withdraw(LinkedListNode<WaitingTask> place)
    {
        lock (_gate)
        {
            place.List?.Remove(place);
        }
    }

    private bool TryHandOver(WaitingTask task)
    {
        while (_workers.First is { } worker)
        {
            _workers.RemoveFirst();
            if (worker.Value.TrySetResult(task))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Place(Activity activity, LinkedListNode<WaitingTask> place) : IDisposable
    {
        public void Dispose() => activity.Withdraw(place);
    }
}
