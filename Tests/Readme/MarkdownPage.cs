using System.Text.RegularExpressions;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Readme;

/// <summary>A page of this repository.</summary>
/// <param name="Path">Where it is, from the root.</param>
internal sealed partial record MarkdownPage(string Path)
{
    private static readonly string Root = Repository.Find().Root;

    public string Text { get; } = File.ReadAllText(System.IO.Path.Combine(Root, Path));

    public static IEnumerable<MarkdownPage> All =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Root, "docs"), "*.md"))
            .Select(file => new MarkdownPage(System.IO.Path.GetRelativePath(Root, file)));

    /// <summary>The lines of all blocks in a language.</summary>
    public string Blocks(string language)
    {
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in Text.Split('\n').Select(line => line.TrimStart()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = line == "```" + language;
            }
            else if (isCode)
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The files that it links to, from the root, with the heading if it names one.</summary>
    public IEnumerable<(string File, string Heading)> Links =>
        Link().Matches(Text).Select(link =>
        (
            System.IO.Path.GetRelativePath(Root, link.Groups["path"].Value is { Length: > 0 } path
                ? System.IO.Path.Combine(Root, System.IO.Path.GetDirectoryName(Path)!, path)
                : System.IO.Path.Combine(Root, Path)),
            link.Groups["heading"].Value));

    /// <summary>Its headings as GitHub names them in links.</summary>
    public IEnumerable<string> Headings => Heading().Matches(Text).Select(heading =>
        Punctuation().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(#(?<heading>[^)]*))?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Punctuation();
}
