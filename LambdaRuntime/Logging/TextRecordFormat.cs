using System.Globalization;
using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>Time, request id, level and message with tabs between them.</summary>
internal sealed class TextRecordFormat : IRecordFormat
{
    public string Format(LogRecord record)
    {
        var level = record.Level is { } known ? Label(known) + "\t" : "";
        var exception = record.Exception is null ? "" : $"\n{record.Exception}";
        return $"{record.Time.ToString(LogRecord.TimeFormat, CultureInfo.InvariantCulture)}\t{record.RequestId}\t{level}{record.Message}{exception}";
    }

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "info",
    };
}
