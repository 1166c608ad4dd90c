using System.Text;
using System.Text.Json;

namespace Stepyard.Local.Lambda.Logging;

/// <summary>The lines that Lambda itself writes to a function's log, as text or as JSON; made when somebody reads them.</summary>
/// <remarks>
/// They are kept, and so hold neither the event nor the result.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
/// </remarks>
internal sealed class PlatformRecord(FunctionConfiguration function)
{
    /// <summary><c>INIT_START</c> or <c>platform.initStart</c>: a new environment.</summary>
    public Func<string> InitializationStart(DateTimeOffset time) => () => function.Logging.Json
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
    public Func<string> Start(Invocation invocation)
    {
        var (id, trace, time) = (invocation.RequestId, invocation.TraceHeader, invocation.Started);
        return () => function.Logging.Json
            ? Json(time, "platform.start", record =>
            {
                record.WriteString("requestId", id);
                record.WriteString("version", FunctionConfiguration.Version);
                WriteTracing(record, trace);
            })
            : $"START RequestId: {id} Version: {FunctionConfiguration.Version}";
    }

    /// <summary><c>END</c>; null for JSON logs, which have none.</summary>
    public Func<string>? End(Invocation invocation)
    {
        var id = invocation.RequestId;
        return function.Logging.Json ? null : () => $"END RequestId: {id}";
    }

    /// <summary><c>REPORT</c> or <c>platform.report</c>: how long it took, and what it used.</summary>
    public Func<string> Report(InvocationReport report, DateTimeOffset time, long memoryUsedMegabytes)
    {
        var (id, trace, status) = (report.Invocation.RequestId, report.Invocation.TraceHeader, report.Status);
        var (duration, billed, initialization) = (report.Duration.TotalMilliseconds, report.BilledMilliseconds, report.Initialization?.TotalMilliseconds ?? 0);
        return () => function.Logging.Json
            ? Json(time, "platform.report", record =>
            {
                record.WriteString("requestId", id);
                record.WriteStartObject("metrics");
                record.WriteNumber("durationMs", Math.Round(duration, 3));
                record.WriteNumber("billedDurationMs", billed);
                record.WriteNumber("memorySizeMB", function.MemoryMegabytes);
                record.WriteNumber("maxMemoryUsedMB", memoryUsedMegabytes);
                if (initialization > 0)
                {
                    record.WriteNumber("initDurationMs", Math.Round(initialization, 3));
                }

                record.WriteEndObject();
                WriteTracing(record, trace);
                record.WriteString("status", status);
            })
            : $"REPORT RequestId: {id}\tDuration: {duration:0.00} ms\tBilled Duration: {billed} ms\tMemory Size: {function.MemoryMegabytes} MB\tMax Memory Used: {memoryUsedMegabytes} MB\t"
                + (initialization > 0 ? $"Init Duration: {initialization:0.00} ms\t" : "")
                + (status == "success" ? "" : $"Status: {status}");
    }

    private static void WriteTracing(Utf8JsonWriter record, string? traceHeader)
    {
        if (traceHeader is not null)
        {
            record.WriteStartObject("tracing");
            record.WriteString("type", "X-Amzn-Trace-Id");
            record.WriteString("value", traceHeader);
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
