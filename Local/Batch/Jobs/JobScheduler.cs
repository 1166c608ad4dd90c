using System.Collections.Immutable;
using Stepyard.Local.Batch.ComputeEnvironments;
using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>The jobs of the account, and their way from submission to their end.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/batch/latest/userguide/job_states.html</remarks>
internal sealed class JobScheduler(Account account, JobQueueDirectory queues, ContainerRunner runner, Ids ids, ITerminal terminal, TimeProvider time)
{
    /// <summary>So many jobs that are over are remembered, so that a yard that runs for days keeps its size.</summary>
    private const int Remembered = 20_000;

    // A timer reaches no further, nor does any process of this machine.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Job> _byId = new(StringComparer.Ordinal);
    private readonly Queue<Job> _over = new();
    private readonly Dictionary<Job, Task> _running = [];
    private bool _isClosed;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes a job, and starts it as soon as it can be.</summary>
    /// <exception cref="AwsException"><c>ClientException</c>: it depends on a job that is not there.</exception>
    public Job Submit(Submission submission)
    {
        lock (_gate)
        {
            var dependencies = submission.DependsOn.Select(dependency => (Dependency: dependency, On: dependency.JobId is { } on ? Get(on) : null)).ToList();
            CheckArrays(submission, dependencies);
            var job = Keep(ids.Uuid(), submission, null, null);
            job.Children = [.. Enumerable.Range(0, submission.ArraySize ?? 0).Select(index => Keep($"{job.Id}:{index}", submission, job, index))];
            if (job.Children.Length > 0)
            {
                job.Status = JobStatus.Pending;
                job.WaitsFor = job.Children.Length;
            }

            foreach (var leaf in Leaves(job))
            {
                Release(leaf, dependencies.Select(it => Awaited(leaf, it.Dependency, it.On)).OfType<Job>());
            }

            Dispatch();
            return job;
        }
    }

    /// <summary>Looks at all jobs by id, which don't change meanwhile.</summary>
    public T Look<T>(Func<IReadOnlyDictionary<string, Job>, T> look)
    {
        lock (_gate)
        {
            return look(_byId);
        }
    }

    /// <summary>Ends a job: one that has started is asked to end (SIGTERM), any other never starts. Nothing happens to one that is over.</summary>
    /// <exception cref="AwsException"><c>ClientException</c>: there is no such job.</exception>
    public void Terminate(string id, string reason)
    {
        lock (_gate)
        {
            foreach (var job in Leaves(Get(id)).Where(job => !job.IsOver))
            {
                job.IsTerminated = true;
                if (job.Container is { } container)
                {
                    job.StopReason ??= reason;
                    container.Terminate();
                }
                else
                {
                    job.IsCancelled = true;
                    Finish(job, JobStatus.Failed, reason);
                }
            }
        }
    }

    /// <summary>Ends a job that has not started; nothing happens to any other.</summary>
    /// <exception cref="AwsException"><c>ClientException</c>: there is no such job.</exception>
    public void Cancel(string id, string reason)
    {
        lock (_gate)
        {
            foreach (var job in Leaves(Get(id)).Where(job => !job.IsOver && job.Container is null))
            {
                job.IsCancelled = true;
                Finish(job, JobStatus.Failed, reason);
            }
        }
    }

    /// <summary>Ends all processes, and completes when they have ended. Nobody is told that their jobs have failed: they have not.</summary>
    public async ValueTask StopAsync()
    {
        List<Task> running;
        lock (_gate)
        {
            _isClosed = true;
            running = [.. _running.Values];
            foreach (var job in _running.Keys)
            {
                job.Container!.Kill();
            }
        }

        await Task.WhenAll(running);
    }

    private static ImmutableArray<Job> Leaves(Job job) => job.Children.IsEmpty ? [job] : job.Children;

    private static void CheckArrays(Submission submission, List<(Dependency Dependency, Job? On)> dependencies)
    {
        foreach (var (dependency, on) in dependencies)
        {
            if (dependency.Type is not (null or "SEQUENTIAL" or "N_TO_N"))
            {
                throw BatchError.Client($"The type of a dependency is {dependency.Type}; it must be N_TO_N or SEQUENTIAL.");
            }

            if (dependency.Type is null ? on is null : submission.ArraySize is null || (dependency.Type == "N_TO_N" && on?.Children.Length != submission.ArraySize))
            {
                throw BatchError.Client("A dependency names a job; only that of an array job is SEQUENTIAL, without a job, or N_TO_N with an array job of the same size.");
            }
        }
    }

    private static Job? Awaited(Job job, Dependency dependency, Job? on) => dependency.Type switch
    {
        "SEQUENTIAL" => job.Index is > 0 and var index ? job.Parent!.Children[index - 1] : null,
        "N_TO_N" => on!.Children[job.Index!.Value],
        _ => on,
    };

    private Job Get(string id) => _byId.GetValueOrDefault(id) ?? throw BatchError.Client($"Job {id} not found.");

    private Job Keep(string id, Submission submission, Job? parent, int? index)
    {
        var job = new Job(id, account.Arn("batch", $"job/{id}"), submission, Now) { Parent = parent, Index = index };
        _byId.Add(id, job);
        return job;
    }

    private void Release(Job job, IEnumerable<Job> awaited)
    {
        job.Status = JobStatus.Pending;
        foreach (var other in awaited)
        {
            if (other.Status == JobStatus.Failed)
            {
                Finish(job, JobStatus.Failed, "Dependent Job failed");
                return;
            }

            if (!other.IsOver)
            {
                job.WaitsFor++;
                other.Dependents.Add(job);
            }
        }

        if (job.WaitsFor == 0)
        {
            Enqueue(job);
        }
    }

    private static void Enqueue(Job job)
    {
        job.Status = JobStatus.Runnable;
        job.Submission.Queue.Add(job);
    }

    private void Dispatch()
    {
        foreach (var queue in queues.All.OrderByDescending(queue => queue.Priority))
        {
            while (!_isClosed && queue.Take() is { } next)
            {
                Start(next.Job, next.Environment);
            }
        }
    }

    private void Start(Job job, ComputeEnvironment environment)
    {
        var task = ids.Uuid().Replace("-", "", StringComparison.Ordinal);
        var prefix = job.Submission.Container.LogOption("awslogs-stream-prefix") ?? job.Submission.Definition.Name;
        var attempt = new Attempt(account.Arn("ecs", $"task/{environment.Cluster}/{task}"), $"{prefix}/default/{task}");
        job.Attempts.Add(attempt);
        (job.Status, job.Environment, job.Container) = (JobStatus.Starting, environment, new(time));
        _running.Add(job, Task.Run(() => RunAsync(job, attempt)));
    }

    private async Task RunAsync(Job job, Attempt attempt)
    {
        ITimer? timeout = null;
        var end = await runner.RunAsync(job, attempt, Started);
        lock (_gate)
        {
            timeout?.Dispose();
            _running.Remove(job);
            job.Environment!.Return(job.Submission.Container.Vcpus);
            job.Container = null;
            attempt.StoppedAt = Now;
            (attempt.ExitCode, attempt.Reason, attempt.StatusReason) = (end.ExitCode, end.Reason, job.StopReason ?? end.StatusReason);
            if (!_isClosed)
            {
                GoOn(job, attempt);
                Dispatch();
            }
        }

        void Started()
        {
            lock (_gate)
            {
                job.Status = JobStatus.Running;
                job.StartedAt = attempt.StartedAt = Now;
                timeout = job.Submission.Timeout is { } due && due < LongestTimer ? time.CreateTimer(_ => TimeOut(job, attempt), null, due, Timeout.InfiniteTimeSpan) : null;
            }
        }
    }

    private void TimeOut(Job job, Attempt attempt)
    {
        lock (_gate)
        {
            if (job.Container is { } container && job.Attempts[^1] == attempt)
            {
                job.StopReason ??= "Job attempt duration exceeded timeout";
                container.Terminate();
            }
        }
    }

    private void GoOn(Job job, Attempt attempt)
    {
        if (job.StopReason is null && attempt.ExitCode == 0)
        {
            Finish(job, JobStatus.Succeeded, attempt.StatusReason!);
        }
        else if (job.StopReason is null && job.Submission.Retry.IsWorthAnother(attempt, job.Attempts.Count))
        {
            job.StatusReason = attempt.StatusReason;
            terminal.Write(Tone.Warning, "Batch", $"{Shown(job)} tries again: {WhyOf(attempt)}");
            Enqueue(job);
        }
        else
        {
            Finish(job, JobStatus.Failed, attempt.StatusReason!);
        }
    }

    // The end of one is the end of others: one after the other, so that a long chain of jobs takes no deep stack.
    private void Finish(Job job, JobStatus status, string reason)
    {
        var next = new Queue<(Job Job, JobStatus Status, string Reason)>([(job, status, reason)]);
        while (next.TryDequeue(out var end))
        {
            if (end.Job.IsOver)
            {
                continue;
            }

            End(end.Job, end.Status, end.Reason);
            foreach (var dependent in end.Job.Dependents)
            {
                if (end.Status == JobStatus.Failed)
                {
                    next.Enqueue((dependent, JobStatus.Failed, "Dependent Job failed"));
                }
                else if (--dependent.WaitsFor == 0 && !dependent.IsOver)
                {
                    Enqueue(dependent);
                }
            }

            if (end.Job.Parent is { } parent && --parent.WaitsFor == 0)
            {
                next.Enqueue(parent.Children.Any(child => child.Status == JobStatus.Failed)
                    ? (parent, JobStatus.Failed, "Array Child Job failed")
                    : (parent, JobStatus.Succeeded, end.Reason));
            }
        }
    }

    private void End(Job job, JobStatus status, string reason)
    {
        (job.Status, job.StatusReason, job.StoppedAt) = (status, reason, Now);
        job.Complete();
        _over.Enqueue(job);
        if (_over.Count > Remembered)
        {
            _byId.Remove(_over.Dequeue().Id);
        }

        var why = status == JobStatus.Succeeded ? "" : $": {(job.Attempts is [.., var last] && job.StopReason is null ? WhyOf(last) : reason)}";
        terminal.Write(status == JobStatus.Succeeded ? Tone.Success : Tone.Failure, "Batch", $"{Shown(job)} {JobJson.NameOf(status)}{why}");
    }

    private static string Shown(Job job) => $"{job.Submission.Name} {job.Id[..8]}{(job.Index is { } index ? $":{index}" : "")}";

    private static string WhyOf(Attempt attempt) => attempt.ExitCode is { } code ? $"exit code {code}" : attempt.Reason ?? attempt.StatusReason!;
}
