using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Ends a job that has not started; one that has goes on. AWS: AWS Batch API Reference, CancelJob.</summary>
internal sealed class CancelJob(JobScheduler jobs, Account account, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        var (id, reason) = (request.RequiredText("jobId"), request.RequiredText("reason"));
        Authorize(caller, account.Arn("batch", $"job/{id}"));
        jobs.Cancel(id, reason);
        return ObjectValue.Empty;
    }
}
