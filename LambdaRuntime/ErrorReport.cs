using System.Text.Encodings.Web;
using System.Text.Json;

namespace Stepyard.LambdaRuntime;

/// <summary>An exception as .NET functions on Lambda report it: <c>{"errorType", "errorMessage", "stackTrace", "cause", "causes"}</c>.</summary>
/// <param name="Type">The exception's type name without its namespace: what a state machine catches.</param>
/// <param name="Json">The report, UTF-8.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/csharp-exceptions.html</remarks>
internal sealed record ErrorReport(string Type, byte[] Json)
{
    private const int MaximumBytes = 256 * 1024;

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ErrorReport Of(Exception exception)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Format))
        {
            Write(exception, writer);
        }

        return new(exception.GetType().Name, stream.Length <= MaximumBytes
            ? stream.ToArray()
            : """{"errorMessage": "Exception exceeded maximum payload size of 256KB."}"""u8.ToArray());
    }

    private static void Write(Exception exception, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        WriteStackTrace(exception.StackTrace, writer);

        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName("cause");
            Write(inner, writer);
        }

        if (exception is AggregateException aggregate)
        {
            writer.WriteStartArray("causes");
            foreach (var one in aggregate.InnerExceptions)
            {
                Write(one, writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteStackTrace(string? trace, Utf8JsonWriter writer)
    {
        if (string.IsNullOrWhiteSpace(trace))
        {
            return;
        }

        writer.WriteStartArray("stackTrace");
        foreach (var line in trace.AsSpan().EnumerateLines())
        {
            writer.WriteStringValue(line.Trim());
        }

        writer.WriteEndArray();
    }
}
