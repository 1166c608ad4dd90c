using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>The optimized integration <c>arn:aws:states:::lambda:invoke</c>: parameters and output are those of Lambda's Invoke API, with the payload as JSON.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class InvokeTask(Functions functions, SdkCall call) : LambdaTask(call)
{
    public override string Name => "lambda:invoke";

    protected override ValueTask<TaskResult> AttemptAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var parameters = InvokeParameters.Read(request.Input);
        return parameters.Type switch
        {
            InvokeParameters.Event => InvokeEventAsync(parameters, caller, cancellation),
            InvokeParameters.DryRun => new(TryOut(parameters, caller)),
            _ => InvokeAsync(parameters, request.TraceHeader, caller, cancellation),
        };
    }

    private async ValueTask<TaskResult> InvokeAsync(InvokeParameters parameters, string? traceHeader, Caller caller, CancellationToken cancellation)
    {
        var result = await functions.InvokeAsync(parameters.Function, parameters.Payload, caller, cancellation, traceHeader, parameters.WantsLog);
        if (FunctionError.Of(result) is { } error)
        {
            return error;
        }

        var output = ObjectValue.Create("ExecutedVersion", result.ExecutedVersion);
        List<SdkHeader> headers = [new("X-Amz-Executed-Version", result.ExecutedVersion)];
        if (result.LogTail is { } tail)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(tail));
            output = output.With("LogResult", encoded);
            headers.Add(new("X-Amz-Log-Result", encoded));
        }

        return Succeeded(output.With("Payload", FunctionOutput.Of(result)), result.Payload.Length, 200, headers);
    }

    private async ValueTask<TaskResult> InvokeEventAsync(InvokeParameters parameters, Caller caller, CancellationToken cancellation)
    {
        await functions.InvokeEventAsync(parameters.Function, parameters.Payload, caller, cancellation);
        return Succeeded(ObjectValue.Empty, 0, 202, []);
    }

    private TaskResult TryOut(InvokeParameters parameters, Caller caller)
    {
        functions.Admit(parameters.Function, caller);
        return Succeeded(ObjectValue.Empty, 0, 204, []);
    }

    private TaskResult Succeeded(ObjectValue output, int contentLength, long status, List<SdkHeader> headers)
    {
        headers.AddRange([new("x-amzn-Remapped-Content-Length", "0"), new("Connection", "keep-alive"), new("X-Amzn-Trace-Id", functions.NewTraceHeader())]);
        var result = Call.Succeeded(output, "application/json", contentLength, [.. headers]);
        return TaskResult.Succeeded(((ObjectValue)result.Output!).With("StatusCode", status));
    }
}
