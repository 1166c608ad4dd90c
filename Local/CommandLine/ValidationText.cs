using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints what was found for people: <c>file:line:column</c>, what is wrong, the line with a caret, what is allowed, the fix; and a summary.</summary>
internal static class ValidationText
{
    // A definition on one line must not flood the screen.
    private const int LongestExcerpt = 100;
    private const int BeforeColumn = 60;

    public static void Write(TextWriter output, IReadOnlyCollection<ValidatedFile> files)
    {
        foreach (var file in files)
        {
            var lines = file.Text.Split('\n');
            foreach (var problem in file.Problems)
            {
                Write(output, file.Path, lines, problem);
            }
        }

        output.WriteLine(Summary(files));
    }

    private static void Write(TextWriter output, string file, string[] lines, Problem problem)
    {
        var severity = problem.Severity == Severity.Error ? "error" : "warning";
        output.WriteLine($"{file}:{problem.Line}:{problem.Column}: {severity}: {problem.Summary ?? problem.Message} [{problem.Code}]");
        WriteExcerpt(output, lines[problem.Line!.Value - 1].TrimEnd('\r'), problem.Column!.Value - 1);
        WriteDetail(output, "at", problem.Summary is null ? problem.Path : null);
        WriteDetail(output, "given", problem.Given);
        WriteDetail(output, "allowed", problem.Allowed);
        WriteDetail(output, "fix", problem.Fix);
        output.WriteLine();
    }

    private static void WriteExcerpt(TextWriter output, string line, int column)
    {
        var start = line.Length <= LongestExcerpt ? line.Length - line.TrimStart().Length : Math.Max(0, column - BeforeColumn);
        start = Math.Min(start, column);
        var excerpt = line.AsSpan(start, Math.Min(LongestExcerpt, line.Length - start));
        output.WriteLine($"    {excerpt}");

        // A tab stays a tab, so that the caret stands below its column however wide tabs are.
        var indent = string.Concat(line.Skip(start).Take(column - start).Select(c => c == '\t' ? '\t' : ' '));
        output.WriteLine($"    {indent}^");
    }

    private static void WriteDetail(TextWriter output, string name, string? value)
    {
        if (value is not null)
        {
            output.WriteLine($"    {name}: {value}");
        }
    }

    private static string Summary(IReadOnlyCollection<ValidatedFile> files)
    {
        var invalid = files.Count(file => !file.IsValid);
        var warnings = files.Sum(file => file.Warnings);
        return (files.Count - invalid, invalid) switch
        {
            (var valid, 0) => $"{Count(valid, "definition")} valid",
            (0, _) => $"{Count(invalid, "definition")} invalid: {Count(files.Sum(file => file.Errors), "error")}",
            var (valid, _) => $"{Count(valid, "definition")} valid, {invalid} invalid: {Count(files.Sum(file => file.Errors), "error")}",
        } + (warnings == 0 ? "" : $", {Count(warnings, "warning")}") + ".";
    }

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";
}
