using System.Text;
using System.Text.Json;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>How a failed invocation looks to a state machine.</summary>
internal static class FunctionError
{
    // The errors that the SDK has an exception for; all others are its AWSLambdaException.
    private static readonly string[] Modeled =
        ["InvalidParameterValueException", "InvalidRequestContentException", "RequestTooLargeException", "ResourceNotFoundException", "ServiceException", "TooManyRequestsException"];

    /// <summary>Named by the <c>errorType</c> that the function reports, with its whole report as the cause; null where the function succeeded.</summary>
    public static TaskResult? Of(InvocationResult result)
    {
        if (!result.Failed)
        {
            return null;
        }

        var (type, cause) = Read(result.Payload);
        return type is null
            ? TaskResult.Failed("Lambda.Unknown", $"The cause could not be determined because Lambda did not return an error type. Returned payload: {cause}")
            : TaskResult.Failed(type, cause);
    }

    /// <summary>An error of the Lambda service: <c>Lambda.</c> and the name of the SDK's exception for it.</summary>
    public static TaskResult Of(AwsException error, SdkCall call) => error.Code == "SdkClientException"
        ? TaskResult.Failed("Lambda.SdkClientException", error.Message)
        : call.Failed(error, Modeled.Contains(error.Code) ? error.Code : "AWSLambdaException");

    private static (string? Type, string Cause) Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var report = Value.Parse(payload.Span);
            var type = report is ObjectValue members && members.TryGetValue("errorType", out var value) ? (value as StringValue)?.Text : null;
            return (type, report.ToJson());
        }
        catch (JsonException)
        {
            return (null, Encoding.UTF8.GetString(payload.Span));
        }
    }
}
