using System.Text;
using System.Text.Json;

namespace Stepyard.Local.Lambda.Logging;

/// <summary>The lines that Lambda itself writes to a function's log, as text or as JSON.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html</remarks>
internal sealed class PlatformRecord(FunctionConfiguration function)
{
    /// <summary><c>INIT_START</c> or <c>platform.initStart</c>: a new environment.</summary>
    public string InitializationStart(DateTimeOffset time) => function.Logging.Json
        ? Json(time, "platform.initStart", record =>
        {
            record.WriteString("initializationType", "on-demand");
            record.WriteString("phase", "init");
            record.WriteString("runtimeVersion", function.Runtime);
            record.WriteString("functionName", function.Name);
            record.WriteString("functionVersion", FunctionConfiguration.Version);
        })
        : $"INIT_START Runtime Version: {function.Runtime}";

    /// <summary><c>START</c> or <c>platform.start</c>.</summary>
    public string Start(Invocation invocation) => function.Logging.Json
        ? Json(invocation.Started, "platform.start", record =>
        {
            record.WriteString("requestId", invocation.RequestId);
            record.WriteString("version", FunctionConfiguration.Version);
            WriteTracing(record, invocation);
        })
        : $"START RequestId: {invocation.RequestId} Version: {FunctionConfiguration.Version}";

    /// <summary><c>END</c>; JSON logs have none.</summary>
    public string? End(Invocation invocation) => function.Logging.Json ? null : $"END RequestId: {invocation.RequestId}";

    /// <summary><c>REPORT</c> or <c>platform.report</c>: how long it took, and what it used.</summary>
    public string Report(InvocationReport report, DateTimeOffset time, long memoryUsedMegabytes) => function.Logging.Json
        ? Json(time, "platform.report", record =>
        {
            record.WriteString("requestId", report.Invocation.RequestId);
            record.WriteStartObject("metrics");
            record.WriteNumber("durationMs", Math.Round(report.Duration.TotalMilliseconds, 3));
            record.WriteNumber("billedDurationMs", report.BilledMilliseconds);
            record.WriteNumber("memorySizeMB", function.MemoryMegabytes);
            record.WriteNumber("maxMemoryUsedMB", memoryUsedMegabytes);
            if (report.Initialization > TimeSpan.Zero)
            {
                record.WriteNumber("initDurationMs", Math.Round(report.Initialization.Value.TotalMilliseconds, 3));
            }

            record.WriteEndObject();
            WriteTracing(record, report.Invocation);
            record.WriteString("status", report.Status);
        })
        : $"REPORT RequestId: {report.Invocation.RequestId}\tDuration: {report.Duration.TotalMilliseconds:0.00} ms\tBilled Duration: {report.BilledMilliseconds} ms\tMemory Size: {function.MemoryMegabytes} MB\tMax Memory Used: {memoryUsedMegabytes} MB\t"
            + (report.Initialization > TimeSpan.Zero ? $"Init Duration: {report.Initialization.Value.TotalMilliseconds:0.00} ms\t" : "")
            + (report.Status == "success" ? "" : $"Status: {report.Status}");

    private static void WriteTracing(Utf8JsonWriter record, Invocation invocation)
    {
        if (invocation.TraceHeader is { } trace)
        {
            record.WriteStartObject("tracing");
            record.WriteString("type", "X-Amzn-Trace-Id");
            record.WriteString("value", trace);
            record.WriteEndObject();
        }
    }

    private static string Json(DateTimeOffset time, string type, Action<Utf8JsonWriter> record)
    {
        using var stream = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            writer.WriteString("type", type);
            writer.WriteStartObject("record");
            record(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
