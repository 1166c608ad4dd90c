using System.Collections.Immutable;
using Stepyard.Local.Batch.ComputeEnvironments;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>A job: one command; or an array job, which is nothing but its children. All times are milliseconds since 1970.</summary>
/// <remarks>What changes of it changes with the scheduler's lock held.</remarks>
internal sealed class Job(string id, string arn, Submission submission, long createdAt)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A UUID; of a child of an array job that of the array job, a colon and the child's index.</summary>
    public string Id { get; } = id;

    public string Arn { get; } = arn;

    public Submission Submission { get; } = submission;

    public long CreatedAt { get; } = createdAt;

    /// <summary>The array job that it is a child of; null where it is none.</summary>
    public Job? Parent { get; init; }

    /// <summary>Its index among the children, from 0; null where it is none.</summary>
    public int? Index { get; init; }

    /// <summary>Of an array job, its children by index; empty otherwise.</summary>
    public ImmutableArray<Job> Children { get; set; } = [];

    public JobStatus Status { get; set; } = JobStatus.Submitted;

    public string? StatusReason { get; set; }

    /// <summary>When its latest attempt began.</summary>
    public long? StartedAt { get; set; }

    public long? StoppedAt { get; set; }

    /// <summary>Its attempts, the latest last, which may be under way.</summary>
    public List<Attempt> Attempts { get; } = [];

    /// <summary>The container of the attempt under way.</summary>
    public Container? Container { get; set; }

    /// <summary>Where the attempt under way has its place.</summary>
    public ComputeEnvironment? Environment { get; set; }

    /// <summary>Why the attempt under way is the last one, whatever it comes to; null where it was left alone.</summary>
    public string? StopReason { get; set; }

    public bool IsCancelled { get; set; }

    public bool IsTerminated { get; set; }

    /// <summary>How many jobs it still waits for.</summary>
    public int WaitsFor { get; set; }

    /// <summary>The jobs that wait for it.</summary>
    public List<Job> Dependents { get; } = [];

    public bool IsOver => Status is JobStatus.Succeeded or JobStatus.Failed;

    /// <summary>Completes when it is over.</summary>
    public Task End => _end.Task;

    public void Complete() => _end.TrySetResult();
}
