using System.Collections.Immutable;
using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints a preview for people: the tree, what changes property by property, what was found, a summary.</summary>
internal static class PreviewText
{
    private const string Reset = "\e[0m";

    /// <param name="output">Where it goes.</param>
    /// <param name="preview">The preview.</param>
    /// <param name="showSames">Whether resources that stay the same are shown, and what is waived for them.</param>
    /// <param name="isColoured">Whether the output shows colours.</param>
    public static void Write(TextWriter output, StackPreview preview, bool showSames, bool isColoured)
    {
        output.WriteLine($"Previewing {preview.Stack}, compared with {preview.Base}");
        output.WriteLine();
        if (preview.HasChanges || showSames)
        {
            foreach (var (kind, text) in PreviewTree.Lines(preview, showSames))
            {
                output.WriteLine(Colour(kind, text, isColoured));
            }

            output.WriteLine();
        }

        foreach (var (heading, lines) in PreviewLine.Of(preview.Changes, inPlace: true))
        {
            foreach (var line in lines.Prepend(heading))
            {
                output.WriteLine(Colour(line.Kind, $"{new string(' ', 4 * line.Depth)}{line.Kind.Sign} {line.Text}", isColoured));
            }

            output.WriteLine();
        }

        WriteFindings(output, [.. showSames ? preview.Findings : preview.News], isColoured);
        output.WriteLine(Summary(preview));
    }

    /// <summary>How many resources are created, updated, replaced, deleted and stay the same, in one line.</summary>
    public static string Summary(StackPreview preview)
    {
        var same = preview.Count(ChangeKind.Same);
        if (!preview.HasChanges)
        {
            return $"No changes: {same} resources stay the same.";
        }

        var changes = new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete }
            .Where(kind => preview.Count(kind) > 0)
            .Select(kind => $"{kind.Sign} {preview.Count(kind)} to {kind.Word}");
        return $"{string.Join(", ", changes)}; {same} unchanged.";
    }

    /// <summary>A finding in one line.</summary>
    public static string Line(Finding finding) =>
        $"{(finding.IsWaived ? "waived" : finding.Severity == FindingSeverity.Error ? "error" : "warning")}: {finding.Resource.Type} {finding.Resource.Name}: {finding.Message} [{finding.Rule}]"
        + (finding.IsWaived ? $" (waived: {finding.WaivedBecause})" : "");

    private static void WriteFindings(TextWriter output, ImmutableArray<Finding> findings, bool isColoured)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(Colour(finding.IsWaived ? ChangeKind.Same : finding.Severity == FindingSeverity.Error ? ChangeKind.Delete : ChangeKind.Update, Line(finding), isColoured));
        }

        if (findings.Length > 0)
        {
            output.WriteLine();
        }
    }

    private static string Colour(ChangeKind kind, string text, bool isColoured) => isColoured && ColourOf(kind) is { } colour ? $"{colour}{text}{Reset}" : text;

    private static string? ColourOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "\e[32m",
        ChangeKind.Update => "\e[33m",
        ChangeKind.Replace => "\e[35m",
        ChangeKind.Delete => "\e[31m",
        _ => null,
    };
}
