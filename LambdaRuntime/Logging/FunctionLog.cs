using System.Text;
using Amazon.Lambda.Core;
using Microsoft.Win32.SafeHandles;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>The function's log: records in the format that <c>AWS_LAMBDA_LOG_FORMAT</c> asks for, one line of standard output each.</summary>
/// <remarks>
/// Inside a record a line feed travels as a line separator (U+2028), so that a record of several lines stays one event.
/// AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
/// </remarks>
internal sealed class FunctionLog(Stream output, IRecordFormat format, LogLevel minimum)
{
    private readonly Lock _lock = new();
    private string? _requestId;
    private string? _traceId;

    /// <summary>How many records there have been since the invocation began.</summary>
    public int Records { get; private set; }

    public static FunctionLog Open()
    {
        // 1: standard output. A record is one write to it, so a process that is killed loses none that it has written.
        var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        var json = string.Equals(Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase);
        return new(output, json ? new JsonRecordFormat() : new TextRecordFormat(), Minimum(Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL")));
    }

    /// <summary>Makes what the function writes to the console records too: Information, or Error for standard error.</summary>
    public void TakeOverConsole()
    {
        Console.SetOut(new LogWriter(this, nameof(LogLevel.Information)));
        Console.SetError(new LogWriter(this, nameof(LogLevel.Error)));
    }

    /// <summary>Makes records of lines that the function has begun on the console and not ended.</summary>
    public static void EndLines()
    {
        Console.Out.Flush();
        Console.Error.Flush();
    }

    /// <summary>Marks the records that follow as those of an invocation.</summary>
    public void Begin(string requestId, string? traceId)
    {
        lock (_lock)
        {
            (_requestId, _traceId, Records) = (requestId, traceId, 0);
        }
    }

    /// <summary>Writes a record, unless its level is below the function's.</summary>
    /// <param name="level">A <see cref="LogLevel"/> by name; anything else is never left out.</param>
    /// <param name="message">The text, or a template whose <c>{names}</c> stand for the arguments.</param>
    /// <param name="arguments">The values for the template.</param>
    /// <param name="exception">What went wrong, for the record.</param>
    public void Write(string? level, string? message, object?[]? arguments = null, Exception? exception = null)
    {
        LogLevel? parsed = Enum.TryParse<LogLevel>(level, ignoreCase: true, out var known) ? known : null;
        if (parsed < minimum)
        {
            return;
        }

        // Without arguments a brace is a brace.
        var (text, named) = (message ?? "", Enumerable.Empty<LogArgument>());
        if (arguments is { Length: > 0 })
        {
            var template = MessageTemplate.Parse(text);
            (text, named) = (template.Fill(arguments), template.Named(arguments));
        }

        lock (_lock)
        {
            var record = new LogRecord(DateTime.UtcNow, parsed, _requestId, _traceId, text, named, exception);
            var line = format.Format(record).ReplaceLineEndings("\u2028") + "\n";
            output.Write(Encoding.UTF8.GetBytes(line));
            Records++;
        }
    }

    private static LogLevel Minimum(string? name) => name?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
