using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Writes the events of one execution to its state machine's log group, as Step Functions vends them.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "Using CloudWatch Logs to log execution history".</remarks>
internal sealed class ExecutionLog(LoggingConfiguration configuration, string stateMachineName, string executionArn, ILogs logs)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private string? _stream;
    private long _hour;

    public void Add(HistoryEvent happened)
    {
        if (IsWanted(configuration.Level, happened.Type))
        {
            logs.Put(configuration.LogGroup, StreamOf(happened), () => MessageOf(happened));
        }
    }

    /// <summary>Whether a level takes in a type of event.</summary>
    /// <remarks>AWS: Step Functions Developer Guide, "Log levels for Step Functions execution events".</remarks>
    internal static bool IsWanted(string level, string type) => level switch
    {
        "ALL" => true,
        "ERROR" => IsFatal(type) || type is "FailStateEntered"
            || type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("Aborted", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal),
        "FATAL" => IsFatal(type),
        _ => false,
    };

    private static bool IsFatal(string type) => type is "ExecutionFailed" or "ExecutionAborted" or "ExecutionTimedOut";

    // There is a stream for each hour.
    private string StreamOf(HistoryEvent happened)
    {
        var hour = happened.Timestamp.UtcTicks / TimeSpan.TicksPerHour;
        if (_stream is null || hour != _hour)
        {
            (_hour, _stream) = (hour, string.Create(CultureInfo.InvariantCulture, $"states/{stateMachineName}/{happened.Timestamp:yyyy-MM-dd-HH}"));
        }

        return _stream;
    }

    private string MessageOf(HistoryEvent happened)
    {
        var text = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, happened.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteString("type"u8, happened.Type);
            json.WritePropertyName("details"u8);
            happened.WriteDetailsTo(json, configuration.IncludeExecutionData);
            json.WriteString("previous_event_id"u8, happened.PreviousId.ToString(CultureInfo.InvariantCulture));
            json.WriteString("event_timestamp"u8, happened.Timestamp.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            json.WriteString("execution_arn"u8, executionArn);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
