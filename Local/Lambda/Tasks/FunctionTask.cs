using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Lambda.Tasks;

/// <summary>A Task whose <c>Resource</c> is a function's ARN: the input is the event, the output is what the function returns.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class FunctionTask(Functions functions, SdkCall call) : LambdaTask(call)
{
    public override string Name => "lambda";

    protected override async ValueTask<TaskResult> AttemptAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        var result = await functions.InvokeAsync(request.Resource, Encoding.UTF8.GetBytes(request.Input.ToJson()), caller, cancellation, request.TraceHeader);
        return FunctionError.Of(result) ?? TaskResult.Succeeded(FunctionOutput.Of(result));
    }
}

/// <summary>What a function returned, as a value.</summary>
internal static class FunctionOutput
{
    /// <summary>Null where it returned nothing.</summary>
    /// <remarks>What is larger than the result of a Task may be is not read as JSON: it is refused for its size, whatever it is.</remarks>
    /// <exception cref="JsonException">It returned something that is not JSON.</exception>
    public static Value Of(InvocationResult result) =>
        result.Payload.IsEmpty ? NullValue.Instance
        : result.Payload.Length > ExecutionInput.MaxBytes ? Encoding.UTF8.GetString(result.Payload.Span)
        : Value.Parse(result.Payload.Span);
}
