using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Jobs;

/// <summary>A job in the shapes of the API.</summary>
/// <remarks>AWS: AWS Batch API Reference, JobDetail and JobSummary.</remarks>
internal static class JobJson
{
    /// <summary>All there is to tell.</summary>
    public static ObjectValue Detail(Job job)
    {
        var submission = job.Submission;
        var detail = Summary(job, hasContainer: false)
            .With("jobQueue", submission.Queue.Arn)
            .With("attempts", ArrayValue.Create([.. job.Attempts.Where(attempt => attempt.StoppedAt is not null).Select(Of)]))
            .With("dependsOn", ArrayValue.Create([.. submission.DependsOn.Select(dependency => (Value)dependency.Json)]))
            .With("parameters", submission.Parameters)
            .With("container", Container(job))
            .With("tags", submission.Tags)
            .With("propagateTags", submission.PropagatesTags)
            .With("platformCapabilities", Texts(submission.Definition.Platforms))
            .With("eksAttempts", ArrayValue.Empty)
            .With("isCancelled", job.IsCancelled)
            .With("isTerminated", job.IsTerminated);
        if (submission.TellsRetry)
        {
            detail = detail.With("retryStrategy", submission.Retry.Json);
        }

        return submission.Timeout is { } timeout ? detail.With("timeout", ObjectValue.Create("attemptDurationSeconds", (long)timeout.TotalSeconds)) : detail;
    }

    /// <summary>What a list tells of it.</summary>
    public static ObjectValue Summary(Job job) => Summary(job, hasContainer: true);

    public static ArrayValue Texts(IEnumerable<string> texts) => ArrayValue.Create([.. texts.Select(text => (Value)text)]);

    public static string NameOf(JobStatus status) => status.ToString().ToUpperInvariant();

    private static ObjectValue Summary(Job job, bool hasContainer)
    {
        var summary = ObjectValue.Create(
            new("jobArn", job.Arn),
            new("jobId", job.Id),
            new("jobName", job.Submission.Name),
            new("createdAt", job.CreatedAt),
            new("status", NameOf(job.Status)),
            new("jobDefinition", job.Submission.Definition.Arn));
        summary = With(summary, "shareIdentifier", job.Submission.ShareIdentifier);
        summary = With(summary, "statusReason", job.StatusReason);
        summary = With(summary, "startedAt", job.StartedAt);
        summary = With(summary, "stoppedAt", job.StoppedAt);
        if (hasContainer && job.Attempts is [.., { StoppedAt: not null } last])
        {
            summary = summary.With("container", With(With(ObjectValue.Empty, "exitCode", last.ExitCode), "reason", last.Reason));
        }

        return ArrayProperties(job) is { } array ? summary.With("arrayProperties", array) : summary;
    }

    private static Value Of(Attempt attempt)
    {
        var container = ObjectValue.Create(new("taskArn", attempt.TaskArn), new("logStreamName", attempt.LogStream), new("networkInterfaces", ArrayValue.Empty));
        container = With(With(container, "exitCode", attempt.ExitCode), "reason", attempt.Reason);
        var json = With(With(ObjectValue.Create("container", container), "startedAt", attempt.StartedAt), "stoppedAt", attempt.StoppedAt);
        return With(json, "statusReason", attempt.StatusReason);
    }

    private static ObjectValue Container(Job job)
    {
        var container = job.Submission.Container.Json.With("networkInterfaces", ArrayValue.Empty);
        if (job.Attempts is not [.., var last])
        {
            return container;
        }

        container = container.With("taskArn", last.TaskArn).With("logStreamName", last.LogStream);
        return With(With(container, "exitCode", last.ExitCode), "reason", last.Reason);
    }

    private static ObjectValue? ArrayProperties(Job job)
    {
        if (job.Index is { } index)
        {
            return ObjectValue.Create([new("index", (long)index), new("statusSummary", ObjectValue.Empty)]);
        }

        if (job.Children.IsEmpty)
        {
            return null;
        }

        var counts = job.Children.CountBy(child => child.Status).ToDictionary();
        var summary = ObjectValue.Create([.. Enum.GetValues<JobStatus>().Select(status => KeyValuePair.Create(NameOf(status), (Value)(long)counts.GetValueOrDefault(status)))]);
        return ObjectValue.Create([new("size", (long)job.Children.Length), new("statusSummary", summary)]);
    }

    private static ObjectValue With(ObjectValue json, string name, string? text) => text is null ? json : json.With(name, text);

    private static ObjectValue With(ObjectValue json, string name, long? number) => number is { } value ? json.With(name, value) : json;
}
