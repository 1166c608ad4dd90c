using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>The optimized integration <c>arn:aws:states:::lambda:invoke</c>: parameters and output are those of Lambda's Invoke API, with the payload as JSON.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class InvokeTask(Functions functions, SdkCall call) : LambdaTask(call)
{
    public override string Name => "lambda:invoke";

    protected override async ValueTask<TaskResult> AttemptAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var function = Text(request, "FunctionName") ?? throw new AwsException("InvalidParameterValueException", "FunctionName is required");
        if (Text(request, "Qualifier") is { } qualifier)
        {
            function += $":{qualifier}";
        }

        var payload = Member(request, "Payload") is { } value and not NullValue ? Encoding.UTF8.GetBytes(value.ToJson()) : [];
        return Text(request, "InvocationType") == "Event"
            ? InvokeEvent(function, payload, caller)
            : await InvokeAsync(request, function, payload, caller, cancellation);
    }

    private static Value? Member(TaskRequest request, string name) =>
        request.Input is ObjectValue parameters && parameters.TryGetValue(name, out var value) ? value : null;

    private static string? Text(TaskRequest request, string name) => (Member(request, name) as StringValue)?.Text;

    private async ValueTask<TaskResult> InvokeAsync(TaskRequest request, string function, byte[] payload, Caller caller, CancellationToken cancellation)
    {
        var result = await functions.InvokeAsync(function, payload, caller, cancellation, request.TraceHeader, Text(request, "LogType") == "Tail");
        if (FunctionError.Of(result) is { } error)
        {
            return error;
        }

        var output = ObjectValue.Create("ExecutedVersion", FunctionConfiguration.Version);
        List<(string Name, string Value)> headers = [("X-Amz-Executed-Version", FunctionConfiguration.Version)];
        if (result.LogTail is { } tail)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(tail));
            output = output.With("LogResult", encoded);
            headers.Add(("X-Amz-Log-Result", encoded));
        }

        return Succeeded(output.With("Payload", FunctionOutput.Of(result)), result.Payload.Length, 200, headers);
    }

    private TaskResult InvokeEvent(string function, byte[] payload, Caller caller)
    {
        functions.InvokeEvent(function, payload, caller);
        return Succeeded(ObjectValue.Empty, 0, 202, []);
    }

    private TaskResult Succeeded(ObjectValue output, int contentLength, long status, List<(string Name, string Value)> headers)
    {
        headers.AddRange([("x-amzn-Remapped-Content-Length", "0"), ("Connection", "keep-alive"), ("X-Amzn-Trace-Id", functions.NewTraceHeader())]);
        var result = Call.Succeeded(output, "application/json", contentLength, headers.ToArray());
        return TaskResult.Succeeded(((ObjectValue)result.Output!).With("StatusCode", status));
    }
}
