using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Ends a job, also one that runs. AWS: AWS Batch API Reference, TerminateJob.</summary>
internal sealed class TerminateJob(JobScheduler jobs, Account account, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        var (id, reason) = (request.RequiredText("jobId"), request.RequiredText("reason"));
        Authorize(caller, account.Arn("batch", $"job/{id}"));
        jobs.Terminate(id, reason);
        return ObjectValue.Empty;
    }
}
