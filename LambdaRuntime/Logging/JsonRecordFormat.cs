using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>One JSON object: <c>timestamp, level, requestId, traceId, message</c>, the message's arguments by name, and an exception's <c>errorType, errorMessage, stackTrace</c>.</summary>
internal sealed class JsonRecordFormat : IRecordFormat
{
    public string Format(LogRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("timestamp", record.Time.ToString(LogRecord.TimeFormat, CultureInfo.InvariantCulture));
        writer.WriteString("level", (record.Level ?? LogLevel.Information).ToString());
        WriteOptional(writer, "requestId", record.RequestId);
        WriteOptional(writer, "traceId", record.TraceId);
        writer.WriteString("message", record.Message);

        foreach (var argument in record.Arguments.Where(argument => argument.Value is not null))
        {
            argument.WriteTo(writer);
        }

        if (record.Exception is { } exception)
        {
            WriteException(writer, exception);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteString("errorType", exception.GetType().FullName);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in exception.ToString().AsSpan().EnumerateLines())
        {
            writer.WriteStringValue(line.Trim());
        }

        writer.WriteEndArray();
    }
}
