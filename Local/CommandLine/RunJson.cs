using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Executions;
using Stepyard.Testing;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints an execution for tools, as one JSON document whose shape stays.</summary>
/// <remarks>
/// <c>{ status, output, error, cause, seconds, states: [{ path, type, at, seconds, retries, input, output, error, cause }] }</c>: <c>status</c> as
/// AWS names it, <c>seconds</c> how long it took, <c>at</c> seconds since the start, <c>path</c> the state's name, in a Map or Parallel state
/// <c>Each order[0]/Charge</c>; <c>output</c>, <c>error</c> and <c>cause</c> are left out where there is none.
/// </remarks>
internal static class RunJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, WorkflowRun run)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, StandardExecution.NameOf(run.Status));
            WriteOutcome(json, run.Status == ExecutionStatus.Succeeded ? run.Output : null, run.Error, run.Cause);
            json.WriteNumber("seconds"u8, run.Waited.TotalSeconds);
            json.WriteStartArray("states"u8);
            Write(json, run, run.Visits);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, WorkflowRun run, IEnumerable<StateVisit> visits)
    {
        foreach (var visit in visits)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, visit.Path);
            json.WriteString("type"u8, visit.Type);
            json.WriteNumber("at"u8, (visit.EnteredAt - run.StartDate).TotalSeconds);
            json.WriteNumber("seconds"u8, visit.Duration.TotalSeconds);
            json.WriteNumber("retries"u8, visit.Retries);
            json.WritePropertyName("input"u8);
            visit.Input.WriteTo(json);
            WriteOutcome(json, visit.Output, visit.Error, visit.Cause);
            json.WriteEndObject();
            Write(json, run, visit.Children);
        }
    }

    private static void WriteOutcome(Utf8JsonWriter json, JsonElement? output, string? error, string? cause)
    {
        if (output is { } value)
        {
            json.WritePropertyName("output"u8);
            value.WriteTo(json);
        }

        if (error is not null)
        {
            json.WriteString("error"u8, error);
        }

        if (cause is not null)
        {
            json.WriteString("cause"u8, cause);
        }
    }
}
