using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>Starts and stops executions for those who may, and writes what the API answers.</summary>
internal sealed class StateMachines(DeployedStateMachines machines, Executions executions, IAccess access) : IStateMachines
{
    /// <summary>Express executions are billed by the 100 ms and the 64 MB; the yard's never need more than the first 64.</summary>
    /// <remarks>AWS: Step Functions pricing, "Express Workflows".</remarks>
    private const int BilledStep = 100;
    private const int BilledMemory = 64;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static ReadOnlySpan<byte> EmptyInput => "{}"u8;

    public async ValueTask StartSyncExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(response, WriterOptions);
        await StartSyncExecutionAsync(request, caller, writer, cancellation);
    }

    public async ValueTask StartExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(response, WriterOptions);
        await StartExecutionAsync(request, caller, writer);
    }

    public async ValueTask StopExecutionAsync(StopRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(response, WriterOptions);
        await StopExecutionAsync(request, caller, writer, cancellation);
    }

    /// <inheritdoc cref="StartSyncExecutionAsync(StartRequest, Caller, IBufferWriter{byte}, CancellationToken)"/>
    public async ValueTask StartSyncExecutionAsync(StartRequest request, Caller caller, Utf8JsonWriter response, CancellationToken cancellation)
    {
        var machine = Find(request, caller, "states:StartSyncExecution");
        if (!machine.IsExpress)
        {
            throw NotSupported();
        }

        var input = InputOf(request);
        var execution = await executions.RunExpressAsync(machine, ExecutionInput.Parse(input.Span), request.Name, request.TraceHeader, cancellation);
        WriteOutcome(execution, input.Span, withData: !request.MetadataOnly, response);
    }

    /// <inheritdoc cref="StartExecutionAsync(StartRequest, Caller, IBufferWriter{byte}, CancellationToken)"/>
    public async ValueTask StartExecutionAsync(StartRequest request, Caller caller, Utf8JsonWriter response) =>
        (await StartAsync(request, caller)).WriteTo(response);

    /// <summary>Starts an execution. Action: <c>states:StartExecution</c>.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="caller">Who starts it.</param>
    /// <param name="onlyStandard">Whether an Express execution is refused, because its end could not be waited for.</param>
    public async ValueTask<Started> StartAsync(StartRequest request, Caller caller, bool onlyStandard = false)
    {
        var machine = Find(request, caller, "states:StartExecution");
        var inputText = InputOf(request);
        var input = ExecutionInput.Parse(inputText.Span);
        if (!machine.IsExpress)
        {
            var standard = await executions.StartStandardAsync(machine, input, inputText, request.Name, request.TraceHeader);
            return new(standard.Arn, standard.StartDate, standard);
        }

        if (onlyStandard)
        {
            throw NotSupported();
        }

        var express = executions.StartExpress(machine, input, request.Name, request.TraceHeader);
        return new(express.Arn, express.Run.StartDate, null);
    }

    /// <summary>A Standard execution that was started before.</summary>
    /// <exception cref="AwsException"><c>ExecutionDoesNotExist</c>.</exception>
    public Started Find(string executionArn)
    {
        var execution = executions.GetStandard(executionArn);
        return new(execution.Arn, execution.StartDate, execution);
    }

    /// <summary>The Standard execution that has the name of a request to start one.</summary>
    /// <exception cref="AwsException"><c>ExecutionDoesNotExist</c>.</exception>
    public Started Find(StartRequest request) => Find(machines.Choose(request.StateMachineArn).ExecutionArn(request.Name!));

    /// <inheritdoc cref="StopExecutionAsync(StopRequest, Caller, IBufferWriter{byte}, CancellationToken)"/>
    public async ValueTask StopExecutionAsync(StopRequest request, Caller caller, Utf8JsonWriter response, CancellationToken cancellation)
    {
        var execution = StopExecution(request, caller);
        await executions.WaitAsync(execution, cancellation);
        response.WriteStartObject();
        response.WriteDate("stopDate"u8, execution.End!.Value.StopDate);
        response.WriteEndObject();
    }

    /// <summary>Stops an execution, which ends when it comes to it. Action: <c>states:StopExecution</c>.</summary>
    public StandardExecution StopExecution(StopRequest request, Caller caller)
    {
        access.Authorize(caller, "states:StopExecution", request.ExecutionArn);
        var execution = executions.GetStandard(request.ExecutionArn);
        (execution as RunningExecution)?.Stop(request.Error, request.Cause);
        return execution;
    }

    private static AwsException NotSupported() =>
        new("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

    private static ReadOnlyMemory<byte> InputOf(StartRequest request) => request.Input.IsEmpty ? EmptyInput.ToArray() : request.Input;

    private DeployedStateMachine Find(StartRequest request, Caller caller, string action)
    {
        access.Authorize(caller, action, QualifiedArn.Parse(request.StateMachineArn).StateMachine);
        Names.RefuseMapState(request.StateMachineArn);
        var machine = machines.Choose(request.StateMachineArn);
        if (request.Name is { } name)
        {
            Names.Check(name);
        }

        return machine;
    }

    private static void WriteOutcome(ExpressExecution execution, ReadOnlySpan<byte> input, bool withData, Utf8JsonWriter response)
    {
        var run = execution.Run;
        var result = run.Result!;
        var milliseconds = (long)Math.Ceiling((result.StopDate - run.StartDate).TotalMilliseconds / BilledStep) * BilledStep;
        response.WriteStartObject();
        response.WriteStartObject("billingDetails"u8);
        response.WriteNumber("billedDurationInMilliseconds"u8, Math.Max(BilledStep, milliseconds));
        response.WriteNumber("billedMemoryUsedInMB"u8, BilledMemory);
        response.WriteEndObject();
        if (withData && result.Cause is { } cause)
        {
            response.WriteString("cause"u8, cause);
        }

        if (withData && result.Error is { } error)
        {
            response.WriteString("error"u8, error);
        }

        response.WriteString("executionArn"u8, execution.Arn);
        if (withData)
        {
            response.WriteString("input"u8, input);
        }

        WriteDetails("inputDetails"u8, withData, response);
        response.WriteString("name"u8, execution.Name);
        if (result.Output is { } output)
        {
            if (withData)
            {
                response.WriteString("output"u8, output.ToJson());
            }

            WriteDetails("outputDetails"u8, withData, response);
        }

        response.WriteDate("startDate"u8, run.StartDate);
        response.WriteString("stateMachineArn"u8, execution.Machine.Arn);
        response.WriteString("status"u8, StandardExecution.NameOf(result.Status));
        response.WriteDate("stopDate"u8, result.StopDate);
        response.WriteString("traceHeader"u8, execution.TraceHeader);
        response.WriteEndObject();
    }

    private static void WriteDetails(ReadOnlySpan<byte> name, bool included, Utf8JsonWriter response)
    {
        response.WriteStartObject(name);
        response.WriteString("__type"u8, "com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails"u8);
        response.WriteBoolean("included"u8, included);
        response.WriteEndObject();
    }
}
