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
        let text = WithoutType(WithoutArrow(line.TrimEnd()))
        where text.Length > 0 && !IsOfTheRuntime(text.TrimStart())
        select text;

    // The frames, and the wrappings that say nothing to the program's author.
    private static bool IsOfTheRuntime(string text) =>
        text.StartsWith("at ", StringComparison.Ordinal)
        || text.StartsWith("--- End of", StringComparison.Ordinal)
        || text == "Exception has been thrown by the target of an invocation."
        || text.EndsWith("failed with an unhandled exception:", StringComparison.Ordinal);

    // .NET puts an arrow before an exception that is inside another.
    private static string WithoutArrow(string line)
    {
        const string Arrow = "---> ";
        var text = line.TrimStart();
        return text.StartsWith(Arrow, StringComparison.Ordinal) ? text[Arrow.Length..] : line;
    }

    // Pulumi prints exceptions as .NET does, "Namespace.TypeException: message".
    private static string WithoutType(string line)
    {
        var end = line.IndexOf("Exception: ", StringComparison.Ordinal);
        return end > 0 && !line[..end].Contains(' ', StringComparison.Ordinal) ? line[(end + "Exception: ".Length)..] : line;
    }
}
