using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells how a Standard execution stands.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeExecution.</remarks>
internal sealed class DescribeExecution(Executions executions, KeptMapRuns mapRuns, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeExecution";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var withData = members.OptionalWord("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        members.Check();
        access.Authorize(caller, "states:DescribeExecution", arn);

        Write(executions.Get(arn), response, withData);
        return ValueTask.CompletedTask;
    }

    /// <summary>Describes an execution that is at hand.</summary>
    /// <exception cref="AwsException">The caller may not describe it.</exception>
    public void Write(StandardExecution execution, Caller caller, Utf8JsonWriter response)
    {
        access.Authorize(caller, "states:DescribeExecution", execution.Arn);
        Write(execution, response, withData: true);
    }

    private void Write(StandardExecution execution, Utf8JsonWriter response, bool withData)
    {
        var data = execution.Describe();
        response.WriteStartObject();
        response.WriteString("executionArn"u8, execution.Arn);
        response.WriteString("stateMachineArn"u8, execution.StateMachineArn);
        response.WriteString("name"u8, execution.Name);
        response.WriteString("status"u8, StandardExecution.StatusOf(data.End, mapRuns.RedriveOf(execution.MapRunArn)));
        response.WriteDate("startDate"u8, execution.StartDate);
        if (data.End is { } end)
        {
            response.WriteDate("stopDate"u8, end.StopDate);
        }

        WriteData(response, "input"u8, "inputDetails"u8, data.Input, withData);
        if (data.Output is { } output)
        {
            WriteData(response, "output"u8, "outputDetails"u8, output, withData);
        }

        if (withData && data.Error is { } error)
        {
            response.WriteString("error"u8, error);
        }

        if (withData && data.Cause is { } cause)
        {
            response.WriteString("cause"u8, cause);
        }

        execution.Qualifiers.WriteTo(response);
        if (data.TraceHeader is { } traceHeader)
        {
            response.WriteString("traceHeader"u8, traceHeader);
        }

        if (execution.MapRunArn is { } mapRunArn)
        {
            response.WriteString("mapRunArn"u8, mapRunArn);
        }

        response.WriteNumber("redriveCount"u8, execution.RedriveCount);
        if (execution.RedriveDate is { } redriveDate)
        {
            response.WriteDate("redriveDate"u8, redriveDate);
        }

        Redrivability.Of(execution, data.End, time.GetUtcNow()).WriteTo(response);
        response.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter response, ReadOnlySpan<byte> name, ReadOnlySpan<byte> details, string data, bool included)
    {
        if (included)
        {
            response.WriteString(name, data);
        }

        response.WriteStartObject(details);
        response.WriteBoolean("included"u8, included);
        response.WriteEndObject();
    }
}
