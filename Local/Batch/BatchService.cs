using Stepyard.Local.Batch.ComputeEnvironments;
using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Batch.JobQueues;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Batch.Operations;
using Stepyard.Local.Batch.Tasks;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Batch;

/// <summary>AWS Batch: jobs of one container each and array jobs of them, whose commands run as processes of this machine.</summary>
internal static class BatchService
{
    /// <summary>Adds compute environments, queues, job definitions and jobs, the operations on them, and the integrations for Task states.</summary>
    public static JobScheduler AddBatch(this Yard yard, LogGroups logs)
    {
        var folder = Path.Combine(yard.DataFolder, "batch");
        if (Directory.Exists(folder))
        {
            // What containers of an earlier run left behind that had no time to clean up.
            Directory.Delete(folder, recursive: true);
        }

        var (account, access) = (yard.Account, yard.Access);
        var ids = new Ids(Random.Shared, yard.Time);
        var environments = new ComputeEnvironmentDirectory();
        var definitions = new JobDefinitionDirectory(account);
        var queues = new JobQueueDirectory();
        var jobs = new JobScheduler(account, queues, new ContainerRunner(yard, logs, folder), ids, yard.Terminal, yard.Time);
        yard.OnStop(jobs.StopAsync);

        yard.Add(new ComputeEnvironmentResource(account, environments));
        yard.Add(new JobQueueResource(account, queues, environments));
        yard.Add(new JobDefinitionResource(definitions));

        var submit = new SubmitJob(jobs, definitions, queues, access);
        var describe = new DescribeJobs(jobs, access);
        var terminate = new TerminateJob(jobs, account, access);
        BatchOperation[] operations =
        [
            submit,
            describe,
            terminate,
            new CancelJob(jobs, account, access),
            new ListJobs(jobs, queues, access),
            new RegisterJobDefinition(definitions, account, access),
            new DeregisterJobDefinition(definitions, account, access),
            new DescribeJobDefinitions(definitions, access),
            new DescribeJobQueues(queues, access),
            new DescribeComputeEnvironments(environments, account, access),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
            yard.Add(new SdkBatchTask(operation, ids));
        }

        var call = new SdkCall("AWSBatch", "Batch", ids, yard.Time);
        foreach (var pattern in SubmitJobTask.Patterns)
        {
            yard.Add(new SubmitJobTask(pattern, submit, describe, terminate, call, ids, yard.Terminal));
        }

        return jobs;
    }
}
