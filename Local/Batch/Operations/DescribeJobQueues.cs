using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Tells about job queues, all or those that are listed by name or ARN. AWS: AWS Batch API Reference, DescribeJobQueues.</summary>
internal sealed class DescribeJobQueues(JobQueueDirectory queues, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, "*");
        var listed = request.Texts("jobQueues").Select(reference => BatchNames.Of(reference, "job-queue")).ToHashSet(StringComparer.Ordinal);
        return Page(request, "jobQueues", queues.All.Where(queue => listed.Count == 0 || listed.Contains(queue.Name)), queue => queue.Name, Describe);
    }

    private static Value Describe(JobQueue queue) => ObjectValue.Create(
        new("jobQueueName", queue.Name),
        new("jobQueueArn", queue.Arn),
        new("state", queue.IsEnabled ? "ENABLED" : "DISABLED"),
        new("status", "VALID"),
        new("statusReason", "JobQueue Healthy"),
        new("priority", (long)queue.Priority),
        new("computeEnvironmentOrder", ArrayValue.Create(
            [.. queue.Environments.Select((environment, i) => ObjectValue.Create([new("order", i + 1L), new("computeEnvironment", environment.Arn)]))])),
        new("serviceEnvironmentOrder", ArrayValue.Empty),
        new("tags", queue.Tags),
        new("jobStateTimeLimitActions", ArrayValue.Empty));
}
