using Pulumi;

namespace Stepyard.Local.Provisioning;

/// <summary>What a failed Pulumi program has to say to the person who wrote it: without types, traces and frames.</summary>
internal static class ProgramErrors
{
    /// <summary>Whether a failure was the program's own, and not a bug of Local.</summary>
    public static bool IsOfTheProgram(Exception exception) => exception is RunException or AggregateException;

    public static string MessageOf(Exception exception)
    {
        var failures = exception is AggregateException several ? several.Flatten().InnerExceptions : [exception];
        return string.Join('\n', failures.SelectMany(failure => Lines(failure.Message)).Distinct());
    }

    private static IEnumerable<string> Lines(string message) =>
        from line in message.Split('\n')
        let text = line.TrimEnd()
        where text.Length > 0 && !text.TrimStart().StartsWith("at ", StringComparison.Ordinal) && !text.TrimStart().StartsWith("--- End of", StringComparison.Ordinal)
        where !text.EndsWith("failed with an unhandled exception:", StringComparison.Ordinal)
        select WithoutType(text);

    // Pulumi prints exceptions as .NET does, "Namespace.TypeException: message".
    private static string WithoutType(string line)
    {
        var end = line.IndexOf("Exception: ", StringComparison.Ordinal);
        return end > 0 && !line[..end].Contains(' ', StringComparison.Ordinal) ? line[(end + "Exception: ".Length)..] : line;
    }
}
