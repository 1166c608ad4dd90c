using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>The jobs of a queue or the children of an array job, the newest first; those that run unless the request says otherwise. AWS: AWS Batch API Reference, ListJobs.</summary>
internal sealed class ListJobs(JobScheduler jobs, JobQueueDirectory queues, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, "*");
        var fits = Filter(request);
        return (request.Text("jobQueue"), request.Text("arrayJobId")) switch
        {
            ({ Length: > 0 } name, null) when queues.Get(name) is var queue => Page(request, job => job.Parent is null && job.Submission.Queue == queue && fits(job)),
            (null, { Length: > 0 } parent) => Page(request, job => job.Parent?.Id == parent && fits(job)),
            _ => throw BatchError.Client("Either jobQueue or arrayJobId is required."),
        };
    }

    private ObjectValue Page(Request request, Func<Job, bool> fits) => jobs.Look(all => Page(
        request, "jobSummaryList", all.Values.Where(fits).OrderByDescending(job => job.CreatedAt).ThenBy(job => job.Index ?? 0), job => job.Id, JobJson.Summary));

    // A filter stands in the place of the status.
    private static Func<Job, bool> Filter(Request request) => request.Structures("filters") switch
    {
        [] => Status(request.Text("jobStatus") ?? "RUNNING"),
        [var filter] when filter.Texts("values") is [var value] => Filter(filter.RequiredText("name"), value),
        _ => throw BatchError.Client("filters has one filter, and that one value."),
    };

    private static Func<Job, bool> Status(string name) =>
        Enum.GetValues<JobStatus>().Select(JobJson.NameOf).Contains(name) ? job => JobJson.NameOf(job.Status) == name
            : throw BatchError.Client($"jobStatus is {name}; it must be one of {string.Join(", ", Enum.GetValues<JobStatus>().Select(JobJson.NameOf))}.");

    private static Func<Job, bool> Filter(string name, string value) => name switch
    {
        "JOB_NAME" => job => Fits(value, job.Submission.Name),
        "JOB_DEFINITION" => job => Fits(BatchNames.Of(value, "job-definition"), BatchNames.Of(job.Submission.Definition.Arn, "job-definition")),
        "BEFORE_CREATED_AT" when long.TryParse(value, out var time) => job => job.CreatedAt < time,
        "AFTER_CREATED_AT" when long.TryParse(value, out var time) => job => job.CreatedAt > time,
        _ => throw BatchError.Client($"The filter {name} with the value {value} is not one of JOB_NAME, JOB_DEFINITION, BEFORE_CREATED_AT, AFTER_CREATED_AT."),
    };

    private static bool Fits(string pattern, string text) =>
        pattern.EndsWith('*')
            ? text.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : text.Equals(pattern, StringComparison.OrdinalIgnoreCase) || text.Split(':')[0].Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
