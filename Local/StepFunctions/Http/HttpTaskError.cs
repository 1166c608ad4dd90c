using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>What an HTTP Task fails with: the code of each is the error's whole name.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html</remarks>
internal static class HttpTaskError
{
    /// <summary>The request can't be made, or its response can't be taken.</summary>
    public static AwsException Runtime(string cause) => new("States.Runtime", cause);

    /// <summary>The API can't be reached, or does not answer in time.</summary>
    public static AwsException Socket(string cause) => new("States.Http.Socket", cause);

    /// <summary>The role may not call the API.</summary>
    public static AwsException AccessDenied(string endpoint) => new(
        "States.Http.AccessDenied",
        $"AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint {endpoint}. Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint");

    /// <summary>The API's answer has a status other than 2xx.</summary>
    public static AwsException Status(int status, string? text) => new($"States.Http.StatusCode.{status}", text ?? "");

    /// <summary>The connection can't be used.</summary>
    public static AwsException Connection(string reason, string cause) => new($"Events.ConnectionResource.{reason}", cause);

    public static AwsException TooLarge() =>
        new("States.DataLimitExceeded", "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit.");
}
