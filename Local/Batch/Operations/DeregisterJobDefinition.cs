using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Lets no more jobs be submitted with a revision of a job definition. AWS: AWS Batch API Reference, DeregisterJobDefinition.</summary>
internal sealed class DeregisterJobDefinition(JobDefinitionDirectory definitions, Account account, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        var reference = request.RequiredText("jobDefinition");
        Authorize(caller, account.Arn("batch", $"job-definition/{BatchNames.Of(reference, "job-definition")}"));
        definitions.Deregister(reference);
        return ObjectValue.Empty;
    }
}
