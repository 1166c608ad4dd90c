using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Submits a job. AWS: AWS Batch API Reference, SubmitJob.</summary>
internal sealed class SubmitJob(JobScheduler jobs, JobDefinitionDirectory definitions, JobQueueDirectory queues, IAccess access) : BatchOperation(access)
{
    /// <summary>Submits the job that a request describes.</summary>
    /// <exception cref="Wire.AwsException"><c>ClientException</c>, <c>AccessDeniedException</c>.</exception>
    public Job Submit(Request request, Caller caller)
    {
        var definition = definitions.Get(request.RequiredText("jobDefinition"));
        var queue = queues.Get(request.RequiredText("jobQueue"));

        // Both are needed, and a definition's name never stands for its revisions.
        // AWS: https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-submission.html
        Authorize(caller, definition.Arn);
        Authorize(caller, queue.Arn);
        return jobs.Submit(Submission.Read(request, queue, definition));
    }

    public override ObjectValue Answer(Request request, Caller caller) => Answer(Submit(request, caller));

    /// <summary>What is answered for a job that was submitted.</summary>
    public static ObjectValue Answer(Job job) =>
        ObjectValue.Create(new("jobArn", job.Arn), new("jobId", job.Id), new("jobName", job.Submission.Name));
}
