using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Sqs;

/// <summary>The optimized integration <c>arn:aws:states:::sqs:sendMessage</c>.</summary>
/// <remarks>AWS: Step Functions Developer Guide, Send messages to an Amazon SQS queue with Step Functions.</remarks>
internal sealed class SqsSendMessageTask(SendMessage operation, SdkCall call) : ITaskIntegration
{
    private const string Body = "MessageBody";

    // The errors that the SDK has an exception for; all others are its AmazonSQSException.
    private static readonly string[] Modeled = ["InvalidMessageContents", "QueueDoesNotExist"];

    public string Name => "sqs:sendMessage";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var answer = await JsonProtocol.CallAsync(operation, Parameters(request.Input), caller, cancellation);
            return call.Succeeded((ObjectValue)Value.Parse(answer.Span), "application/x-amz-json-1.0", answer.Length, SdkHeader.KeepAlive);
        }
        catch (AwsException error)
        {
            return call.Failed(new(error.QueryCode ?? error.Code, error.Message, error.Status), Modeled.Contains(error.Code) ? $"{error.Code}Exception" : "AmazonSQSException");
        }
    }

    // A body that is not text is sent as its JSON.
    private static ObjectValue Parameters(Value input)
    {
        var parameters = input as ObjectValue ?? ObjectValue.Empty;
        return parameters.TryGetValue(Body, out var body) && body is not (StringValue or NullValue) ? parameters.With(Body, body.ToJson()) : parameters;
    }
}
