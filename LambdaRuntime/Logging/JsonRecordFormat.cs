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

        foreach (var (name, value) in record.Arguments)
        {
            if (value is not null)
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }
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

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToString(LogRecord.TimeFormat, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
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
