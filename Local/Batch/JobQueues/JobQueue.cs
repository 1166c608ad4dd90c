using System.Collections.Immutable;
using Stepyard.Local.Batch.ComputeEnvironments;
using Stepyard.Local.Batch.Jobs;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.JobQueues;

/// <summary>Where jobs wait for a compute environment with room for them, first in, first out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Priority">Which of two queues is served first: the one with the higher number.</param>
/// <param name="IsEnabled">Whether it takes jobs.</param>
/// <param name="Environments">Where its jobs run: the first that has room.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record JobQueue(string Name, string Arn, int Priority, bool IsEnabled, ImmutableArray<ComputeEnvironment> Environments, ObjectValue Tags)
{
    private readonly Queue<Job> _waiting = new();

    public void Add(Job job) => _waiting.Enqueue(job);

    /// <summary>Takes the first job out, with the place that it has got; null where none waits or none has room.</summary>
    public (Job Job, ComputeEnvironment Environment)? Take()
    {
        // A job that was cancelled has stayed in line.
        while (_waiting.TryPeek(out var over) && over.Status != JobStatus.Runnable)
        {
            _waiting.Dequeue();
        }

        if (!_waiting.TryPeek(out var job) || Environments.FirstOrDefault(environment => environment.TryTake(job.Submission.Container.Vcpus)) is not { } environment)
        {
            return null;
        }

        return (_waiting.Dequeue(), environment);
    }
}
