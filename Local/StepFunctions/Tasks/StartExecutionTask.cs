using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Operations;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Tasks;

/// <summary>
/// The optimized integration <c>arn:aws:states:::states:startExecution</c>: starts another execution. With <c>.sync</c> or <c>.sync:2</c>
/// it waits for the end and results in the execution's description, <c>Input</c> and <c>Output</c> as text or as JSON.
/// </summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html</remarks>
internal sealed class StartExecutionTask(string pattern, StateMachines machines, DescribeExecution describe, SdkCall call) : ITaskIntegration
{
    /// <summary>Request-response, and the two ways to wait.</summary>
    public static readonly string[] Patterns = ["", ".sync", ".sync:2"];

    public string Name => $"states:startExecution{pattern}";

    public async ValueTask<TaskResult> InvokeAsync(TaskRequest request, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var started = await StartAsync(request, caller);
            var answer = Answer(started);
            if (started.Standard is not { } child || pattern.Length == 0)
            {
                return answer;
            }

            if (request.Submitted is null)
            {
                request.Progress?.Submitted(answer.Output!);
            }

            await WaitAsync(child, caller, cancellation);
            return ResultOf(await DescribeAsync(child, caller));
        }
        catch (AwsException error)
        {
            var isModeled = error.Code is not ("AccessDeniedException" or "ValidationException");
            return call.Failed(error, isModeled ? $"{error.Code}Exception" : "AWSStepFunctionsException");
        }
    }

    // A Task that was interrupted starts nothing twice: it goes on with the execution that it started, or finds it by the name that it gave it.
    private async ValueTask<Started> StartAsync(TaskRequest request, Caller caller)
    {
        if (request.Submitted is ObjectValue submitted)
        {
            return machines.Find(submitted["ExecutionArn"].ToText());
        }

        var start = Read(request);
        try
        {
            return await machines.StartAsync(start, caller, onlyStandard: pattern.Length > 0);
        }
        catch (AwsException error) when (request.IsAgain && error.Code == "ExecutionAlreadyExists")
        {
            return machines.Find(start);
        }
    }

    private static StartRequest Read(TaskRequest request)
    {
        var parameters = request.Input as ObjectValue ?? ObjectValue.Empty;
        var input = parameters.TryGetValue("Input", out var value) && value is not NullValue ? Encoding.UTF8.GetBytes(JsonParameter.TextOf(value)) : default;
        return new(Text("StateMachineArn") ?? "", input, Text("Name") ?? request.Id?.ToString(), Text("TraceHeader") ?? request.TraceHeader);

        string? Text(string name) => parameters.TryGetValue(name, out var member) && member is StringValue text ? text.Text : null;
    }

    private TaskResult Answer(Started started)
    {
        var wire = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(wire))
        {
            started.WriteTo(writer);
        }

        var answered = call.Succeeded(
            ObjectValue.Create("ExecutionArn", started.Arn), "application/x-amz-json-1.0", wire.WrittenCount, SdkHeader.KeepAlive);
        return TaskResult.Succeeded(((ObjectValue)answered.Output!).With("StartDate", SdkMembers.EpochDate(started.StartDate)));
    }

    // Nobody is left to wait for an execution whose Task was cut short: it is stopped, as far as the role may.
    private async ValueTask WaitAsync(StandardExecution child, Caller caller, CancellationToken cancellation)
    {
        try
        {
            await ((child as RunningExecution)?.Run.Completion.WaitAsync(cancellation) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            machines.StopExecution(new(child.Arn, null, null), caller);
            throw new AwsException("ExecutionAborted", "The Task that waited for the execution was cut short.");
        }
    }

    private async ValueTask<ObjectValue> DescribeAsync(StandardExecution child, Caller caller)
    {
        var wire = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(wire))
        {
            describe.Write(child, caller, writer);
        }

        return (ObjectValue)SdkMembers.FromWire(Value.Parse(wire.WrittenSpan), SdkService.StepFunctions, SdkMembers.EpochDate);
    }

    private TaskResult ResultOf(ObjectValue description) =>
        !description["Status"].Equals("SUCCEEDED") ? TaskResult.Failed("States.TaskFailed", description.ToJson())
        : TaskResult.Succeeded(pattern == ".sync:2" ? WithJson(description) : description);

    private static ObjectValue WithJson(ObjectValue description) =>
        description.With("Input", Json(description["Input"])).With("Output", Json(description["Output"]));

    private static Value Json(Value text) => Value.Parse(((StringValue)text).Text);
}
