using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Stepyard.Local.Preview;

namespace Stepyard.Local.CommandLine;

/// <summary>Prints a preview as a comment on a pull request of GitHub: a summary, what was found, the tree and each change to open.</summary>
/// <remarks>The first line is a comment that nobody sees, by which a workflow finds the comment that it updates: <c>&lt;!-- stepyard-preview: STACK --&gt;</c>.</remarks>
internal static partial class PreviewMarkdown
{
    // GitHub takes 65,536 characters, and some tools count bytes; some are left for what says that others were left out.
    private const int Limit = 64_500;

    public static void Write(TextWriter output, StackPreview preview)
    {
        var text = new StringBuilder();
        text.Append($"{Marker(preview.Stack)}\n### Preview of `{preview.Stack}`: {PreviewText.Summary(preview)}\n\nCompared with `{preview.Base}`.\n");
        AppendFindings(text, preview);
        if (preview.HasChanges)
        {
            AppendDetails(text, "The tree", "", PreviewTree.Lines(preview, showSames: false).Select(line => line.Text));
        }

        var isWhole = PreviewLine.Of(preview.Changes, inPlace: false).All(told =>
            AppendDetails(text, $"{told.Heading.Kind.Word} {Code(told.Heading.Text)}", "diff", told.Lines.Select(DiffLine)));
        if (!isWhole)
        {
            text.Append($"\nThe rest does not fit in a comment: `dotnet run --project Local -- preview --stack {preview.Stack}` shows it.\n");
        }

        output.Write(text);
    }

    /// <summary>A stack that can't be previewed.</summary>
    public static void WriteInvalid(TextWriter output, string stack, string message)
    {
        var text = new StringBuilder();
        text.Append($"{Marker(stack)}\n### Preview of `{stack}`: invalid\n\n");
        AppendFence(text, "", Fitting(message.Split('\n'), Limit));
        output.Write(text);
    }

    private static string Marker(string stack) => $"<!-- stepyard-preview: {stack} -->";

    private static void AppendFindings(StringBuilder text, StackPreview preview)
    {
        foreach (var (title, findings) in new[]
        {
            ("CAUTION", preview.News.Where(finding => finding is { IsWaived: false, Severity: FindingSeverity.Error })),
            ("WARNING", preview.News.Where(finding => finding is { IsWaived: false, Severity: FindingSeverity.Warning })),
            ("NOTE", preview.News.Where(finding => finding.IsWaived)),
        })
        {
            var lines = Fitting(findings.Select(finding => $"> - {Code(finding.Resource.Type + " " + finding.Resource.Name)}: {Escape(finding.Message)} ({finding.Rule})"
                + (finding.IsWaived ? $", waived: {Escape(finding.WaivedBecause!)}" : "")), Limit / 4);
            if (lines.Count > 0)
            {
                text.Append($"\n> [!{title}]\n{string.Join('\n', lines)}\n");
            }
        }
    }

    // GitHub colours lines by their first character: what is another is told by "!".
    private static string DiffLine(PreviewLine line)
    {
        var sign = line.Kind switch
        {
            ChangeKind.Create => '+',
            ChangeKind.Delete => '-',
            ChangeKind.Same => ' ',
            _ => '!',
        };
        return $"{sign} {new string(' ', 4 * (line.Depth - 1))}{line.Text}";
    }

    private static bool AppendDetails(StringBuilder text, string summary, string language, IEnumerable<string> lines)
    {
        var details = new StringBuilder().Append($"\n<details><summary>{summary}</summary>\n\n");
        AppendFence(details, language, Fitting(lines, Limit / 2));
        details.Append("\n</details>\n");
        if (Size(text) + Size(details) > Limit)
        {
            return false;
        }

        text.Append(details);
        return true;
    }

    private static void AppendFence(StringBuilder text, string language, IReadOnlyList<string> lines)
    {
        // Longer than any fence that is in the text.
        var longest = lines.SelectMany(line => Backticks().Matches(line)).Select(match => match.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        text.Append($"{fence}{language}\n{string.Join('\n', lines)}\n{fence}\n");
    }

    private static List<string> Fitting(IEnumerable<string> lines, int limit)
    {
        var fitting = new List<string>();
        var length = 0;
        foreach (var line in lines)
        {
            length += Encoding.UTF8.GetByteCount(line) + 1;
            if (length > limit)
            {
                fitting.Add("… and more, which does not fit in a comment");
                break;
            }

            fitting.Add(line);
        }

        return fitting;
    }

    private static int Size(StringBuilder text) => Encoding.UTF8.GetByteCount(text.ToString());

    private static string Code(string text) => $"<code>{WebUtility.HtmlEncode(text)}</code>";

    // An ARN may have stars, a name underscores, and nobody is to be notified by an @.
    private static string Escape(string text) => MarkdownCharacters().Replace(WebUtility.HtmlEncode(text), @"\$0").Replace("@", "@\u200B", StringComparison.Ordinal);

    [GeneratedRegex("`+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backticks();

    [GeneratedRegex(@"[\\`*_\[\]~|]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarkdownCharacters();
}
