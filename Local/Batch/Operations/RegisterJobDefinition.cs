using Stepyard.Local.Batch.JobDefinitions;
using Stepyard.Local.Iam;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Operations;

/// <summary>Makes a job definition, or another revision of it. AWS: AWS Batch API Reference, RegisterJobDefinition.</summary>
internal sealed class RegisterJobDefinition(JobDefinitionDirectory definitions, Account account, IAccess access) : BatchOperation(access)
{
    public override ObjectValue Answer(Request request, Caller caller)
    {
        Authorize(caller, account.Arn("batch", $"job-definition/{request.RequiredText("jobDefinitionName")}"));
        var definition = definitions.Register(request);
        return ObjectValue.Create(
            new("jobDefinitionName", definition.Name), new("jobDefinitionArn", definition.Arn), new("revision", (long)definition.Revision));
    }
}
