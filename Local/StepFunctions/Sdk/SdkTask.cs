using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>A call of an API operation as an AWS SDK integration, <c>arn:aws:states:::aws-sdk:SERVICE:ACTION</c>: the operation is the one that the wire has.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html</remarks>
internal abstract class SdkTask(SdkService service, Ids ids, string name) : ITaskIntegration
{
    public string Name => name;

    protected SdkService Service => service;

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return TaskResult.Succeeded(await AnswerAsync(request.Input as ObjectValue ?? ObjectValue.Empty, caller, cancellation));
        }
        catch (AwsException error)
        {
            return TaskResult.Failed(
                ErrorName(error.Code),
                $"{error.Message} (Service: {service.Title}, Status Code: {error.Status}, Request ID: {ids.Uuid()}) (SDK Attempt Count: 1)");
        }
    }

    /// <summary>The name that a state machine knows an error by.</summary>
    protected virtual string ErrorName(string code) => service.ErrorName(code);

    /// <exception cref="AwsException">The operation refuses the request.</exception>
    protected abstract ValueTask<Value> AnswerAsync(ObjectValue parameters, Caller caller, CancellationToken cancellation);
}
