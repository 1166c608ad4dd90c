using Amazon.Lambda.Core;

namespace Stepyard.LambdaRuntime.Logging;

/// <summary>The logger that a handler finds on its context.</summary>
internal sealed class ContextLogger(FunctionLog log) : ILambdaLogger
{
    public void Log(string message) => log.Write(null, message);

    public void LogLine(string message) => log.Write(null, message);

    public void Log(string level, string message) => log.Write(level, message);

    public void Log(string level, string message, params object[] args) => log.Write(level, message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        log.Write(level, message, args, exception);
}
