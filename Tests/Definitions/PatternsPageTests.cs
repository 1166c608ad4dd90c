using System.Text.RegularExpressions;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Definitions;

/// <summary>What docs/patterns.md shows is what there is.</summary>
public sealed partial class PatternsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Find().Root, "docs", "patterns.md"));

    private static readonly string Folder = Path.Combine(Repository.Find().Definitions, "patterns");

    public static TheoryData<string> Patterns =>
        [.. Directory.EnumerateFiles(Folder, ValidatedFile.Pattern).Select(path => Path.GetFileName(path).Split('.')[0]).Where(name => !name.EndsWith("-jsonata", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_picture_of_a_pattern_is_that_of_its_definition(string pattern)
    {
        var section = Page.Split($"(../definitions/patterns/{pattern}.asl.json)")[1];

        var graph = section.Split("```mermaid\n")[1].Split("```")[0];
        graph.ShouldBe(
            MermaidGraph.Of(File.ReadAllText(Path.Combine(Folder, $"{pattern}.asl.json"))),
            $"docs/patterns.md shows another graph. The right one: dotnet run --project Local -- graph definitions/patterns/{pattern}.asl.json");
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Each_pattern_is_in_both_query_languages_with_mocks_and_an_input(string pattern)
    {
        foreach (var file in new[] { $"{pattern}-jsonata.asl.json", $"{pattern}.mocks.json", $"{pattern}.sample.json" })
        {
            File.Exists(Path.Combine(Folder, file)).ShouldBeTrue(file);
        }

        Page.ShouldContain($"(../definitions/patterns/{pattern}-jsonata.asl.json)");
    }

    [Fact]
    public void The_files_that_it_names_exist()
    {
        foreach (Match link in Link().Matches(Page))
        {
            File.Exists(Path.Combine(Repository.Find().Root, "docs", link.Groups["path"].Value)).ShouldBeTrue(link.Value);
        }
    }

    [GeneratedRegex(@"\]\((?<path>[^):]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
