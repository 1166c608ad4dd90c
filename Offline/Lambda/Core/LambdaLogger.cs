namespace Amazon.Lambda.Core;

/// <summary>Writes to the log of the function that is running, from code that has no <see cref="ILambdaContext"/> at hand.</summary>
/// <remarks>Lines go to standard output, which Lambda collects as the function's log.</remarks>
public static class LambdaLogger
{
    public static void Log(string message) => Console.WriteLine(message);

    public static void Log(string level, string message, params object[] args) => Log(message);

    public static void Log(LogLevel level, string message, params object[] args) => Log(message);

    public static void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(message);
        Log(exception.ToString());
    }

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);
}
