using System.Collections.Concurrent;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Batch.JobQueues;

/// <summary>The account's job queues.</summary>
internal sealed class JobQueueDirectory
{
    private readonly ConcurrentDictionary<string, JobQueue> _byName = new(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IEnumerable<JobQueue> All => _byName.Values.OrderBy(queue => queue.Name, StringComparer.Ordinal);

    public void Add(JobQueue queue) => _byName[queue.Name] = queue;

    /// <summary>The queue that a name or an ARN refers to.</summary>
    /// <exception cref="AwsException"><c>ClientException</c>: there is none.</exception>
    public JobQueue Get(string reference) =>
        _byName.GetValueOrDefault(BatchNames.Of(reference, "job-queue")) ?? throw BatchError.Client($"JobQueue {reference} not found.");
}
