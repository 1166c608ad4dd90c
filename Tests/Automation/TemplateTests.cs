using Stepyard.Local.Provisioning;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Automation;

/// <summary>What <c>pulumi new</c> needs of this repository, and what it must leave alone.</summary>
/// <remarks>Pulumi: "Creating templates".</remarks>
public sealed class TemplateTests
{
    private static readonly string Root = Repository.Find().Root;
    private static readonly YamlMappingNode Project = ConfigurationFile.Load(Repository.Find().Project).Root;

    [Fact]
    public void The_project_is_a_template_that_says_what_it_is_and_what_comes_next()
    {
        var template = (YamlMappingNode)Project["template"];

        ConfigurationFile.Text(template, "description").ShouldNotBeNullOrEmpty();
        ConfigurationFile.Text(template, "quickstart")!.ShouldContain("dotnet run --project Local");
        ((YamlMappingNode)template["config"]).Children.Select(key => key.Key.ToString()).ShouldBe(["aws-native:region", "aws:region"]);
    }

    // Pulumi replaces these in every file that it copies.
    [Fact]
    public void No_source_has_a_placeholder_that_Pulumi_would_replace()
    {
        string[] placeholders = ["${" + "PROJECT}", "${" + "DESCRIPTION}"];
        var sources = new[] { "Components", "Lambdas", "Local", "Stacks", "StatesLanguage", "Testing", "definitions", "deploy" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".json" or ".yaml" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Path.Combine(Root, "Pulumi.yaml"));

        sources.Where(file => placeholders.Any(placeholder => File.ReadAllText(file).Contains(placeholder, StringComparison.Ordinal))).ShouldBeEmpty();
    }
}
