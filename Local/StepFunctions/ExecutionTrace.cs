using System.Buffers;
using System.Text;
using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;
using Stepyard.Local.XRay;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>The X-Ray segment of one execution, sent when it has ended.</summary>
/// <remarks>AWS: X-Ray Developer Guide, "X-Ray segment documents".</remarks>
internal sealed class ExecutionTrace(DeployedStateMachine machine, string executionArn, string traceHeader, DateTimeOffset start, string segmentId, Func<Caller> role, ITraces traces, ITerminal terminal)
{
    private const string Origin = "AWS::StepFunctions::StateMachine";

    /// <param name="failure">The last event of an execution that did not succeed.</param>
    /// <param name="end">When it ended.</param>
    public void Send(ExecutionStopped? failure, DateTimeOffset end)
    {
        try
        {
            traces.Put(role(), new(
                segmentId, FieldOf("Root=") ?? "", machine.Name, Origin, Seconds(start), Seconds(end),
                Fault: failure is not null, Error: false, Throttle: false, () => DocumentOf(failure, end)));
        }
        catch (AwsException refused)
        {
            terminal.Write(Tone.Warning, "states", refused.Message);
        }
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private string DocumentOf(ExecutionStopped? failure, DateTimeOffset end)
    {
        var text = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, machine.Name);
            json.WriteString("id"u8, segmentId);
            json.WriteString("trace_id"u8, FieldOf("Root=") ?? "");
            if (FieldOf("Parent=") is { } parent)
            {
                json.WriteString("parent_id"u8, parent);
            }

            json.WriteNumber("start_time"u8, Seconds(start));
            json.WriteNumber("end_time"u8, Seconds(end));
            json.WriteString("origin"u8, Origin);
            if (failure is not null)
            {
                json.WriteBoolean("fault"u8, true);
            }

            json.WriteStartObject("aws"u8);
            json.WriteString("execution_arn"u8, executionArn);
            json.WriteString("state_machine_arn"u8, machine.Arn);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private string? FieldOf(string prefix)
    {
        foreach (var field in traceHeader.AsSpan().Split(';'))
        {
            if (traceHeader.AsSpan(field).StartsWith(prefix, StringComparison.Ordinal))
            {
                return traceHeader[field][prefix.Length..];
            }
        }

        return null;
    }
}
