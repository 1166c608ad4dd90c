using Stepyard.Local.Batch.Operations;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Batch.Tasks;

/// <summary>An operation as the AWS SDK integration <c>arn:aws:states:::aws-sdk:batch:OPERATION</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
internal sealed class SdkBatchTask(BatchOperation operation, Ids ids)
    : SdkTask(SdkService.Batch, ids, $"aws-sdk:batch:{char.ToLowerInvariant(operation.Name[0])}{operation.Name[1..]}")
{
    private readonly Ids _ids = ids;

    protected override ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return new(BatchMembers.FromWire(operation.Answer(new(BatchMembers.ToWire(parameters)), caller)));
        }
        catch (AwsException refused)
        {
            throw BatchError.Answered(refused, _ids.Uuid());
        }
    }
}
