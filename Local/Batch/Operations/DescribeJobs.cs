using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Tells all about up to 100 jobs by their ids, without those that are not there. AWS: AWS Batch API Reference, DescribeJobs.</summary>
internal sealed class DescribeJobs(JobScheduler jobs, IAccess access) : BatchOperation(access)
{
    private const int Most = 100;

    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, "*");
        var ids = request.Texts("jobs");
        return ids.Count <= Most
            ? ObjectValue.Create("jobs", jobs.Look(all => ArrayValue.Create([.. ids.Select(id => all.GetValueOrDefault(id)).OfType<Job>().Select(JobJson.Detail)])))
            : throw BatchError.Client($"Maximum number of jobs supported is {Most}");
    }
}
