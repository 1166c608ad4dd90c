using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>One record of the function's log.</summary>
/// <param name="Time">When it was written, UTC.</param>
/// <param name="Level">How serious it is; null for a plain line.</param>
/// <param name="RequestId">The invocation it belongs to; null while the function is loaded.</param>
/// <param name="TraceId">The invocation's X-Ray trace header.</param>
/// <param name="Message">The text, with the arguments in their places.</param>
/// <param name="Arguments">The arguments that have a place in it.</param>
/// <param name="Exception">What went wrong.</param>
internal sealed record LogRecord(
    DateTime Time, LogLevel? Level, string? RequestId, string? TraceId, string Message, IEnumerable<LogArgument> Arguments, Exception? Exception)
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
}

/// <summary>How a record is written: <c>Text</c> or <c>JSON</c>.</summary>
internal interface IRecordFormat
{
    string Format(LogRecord record);
}
