using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Pulumi;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;
using Stepyard.Tests.Automation;
using Stepyard.Tests.EndToEnd;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Readme;

/// <summary>What docs/deploy.md tells to type: run where that can be done without an account, and held to what it names otherwise.</summary>
public sealed partial class DeployPageTests
{
    private static readonly string Root = Repository.Find().Root;
    private static readonly MarkdownPage Page = new("docs/deploy.md");

    [Fact]
    public async Task The_first_pizza_is_made()
    {
        await using var yard = new LiveYard();
        await yard.InitializeAsync();
        var lines = Page.Blocks("sh").Split('\n').Where(line => line.StartsWith("curl -d", StringComparison.Ordinal)).ToArray();

        var (exitCode, output, error) = await ShellAsync($"endpoint={yard.HttpEndpoint.ToString().TrimEnd('/')}\n{string.Join("\necho\n", lines)}");

        exitCode.ShouldBe(0, error);
        var answers = output.Split('\n');
        answers.Length.ShouldBe(2);
        answers[0].ShouldContain(""" "output":"{\"containsPineapple\":false}" """.Trim());
        answers[1].ShouldContain(""" "cause":"They asked for Pineapple" """.Trim());
    }

    [Fact]
    public async Task A_shell_understands_the_page()
    {
        var (exitCode, _, error) = await ShellAsync($"set -n\n{Page.Blocks("sh")}");

        exitCode.ShouldBe(0, error);
    }

    [Fact]
    public void The_workflows_call_Pulumi_as_its_documents_say()
    {
        var calls = WorkflowFile.All.SelectMany(workflow => workflow.Scripts).SelectMany(PulumiCommand.In).ToArray();

        calls.Length.ShouldBeGreaterThanOrEqualTo(4);
        calls.Select(PulumiCommand.Mistake).Where(mistake => mistake is not null).ShouldBeEmpty();
    }

    [Fact]
    public void The_outputs_that_are_asked_for_are_the_stacks()
    {
        var outputs = typeof(StepyardStack).GetProperties().Select(property => property.GetCustomAttribute<OutputAttribute>()?.Name);
        var texts = MarkdownPage.All.Select(page => page.Text).Concat(WorkflowFile.All.Select(workflow => workflow.Text));

        var asked = texts.SelectMany(text => StackOutput().Matches(text)).Select(output => output.Groups["name"].Value).Distinct().ToArray();

        asked.ShouldContain("endpoint");
        asked.ShouldBeSubsetOf(outputs!);
    }

    [Fact]
    public void The_templates_that_are_run_get_the_parameters_that_they_have()
    {
        var given = Parameter().Matches(Page.Text).Select(parameter => parameter.Groups["name"].Value);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Root, "deploy", "github.yaml"))));

        given.ShouldBe(((YamlMappingNode)yaml.Documents[0].RootNode["Parameters"]).Children.Select(parameter => parameter.Key.ToString()), ignoreOrder: true);
        Template().Matches(Page.Text).Select(template => template.Groups["file"].Value).Distinct().ShouldBe(["deploy/state.yaml", "deploy/github.yaml"]);
    }

    [Fact]
    public void The_variables_that_are_set_are_those_that_the_workflows_read()
    {
        var set = VariableSet().Matches(Page.Text).Select(variable => variable.Groups["name"].Value);
        var read = WorkflowFile.All.SelectMany(workflow => VariableRead().Matches(workflow.Text)).Select(variable => variable.Groups["name"].Value);

        set.Order().ShouldBe(read.Distinct().Order());
    }

    [Fact]
    public void The_pipeline_has_the_version_of_Pulumi_that_the_page_installs()
    {
        var installed = Regex.Match(Page.Text, @"--version (?<version>\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["version"].Value;

        WorkflowFile.All.SelectMany(workflow => workflow.Text.Split('\n')).Where(line => line.Contains("pulumi-version:", StringComparison.Ordinal))
            .Select(line => line.Split(':')[1].Trim()).Distinct().ShouldBe([installed]);
    }

    private static async Task<(int ExitCode, string Output, string Error)> ShellAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return (shell.ExitCode, output, await error);
    }

    [GeneratedRegex(@"pulumi stack output (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StackOutput();

    [GeneratedRegex(@"(--parameter-overrides |\s"")(?<name>[A-Z]\w+)=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"--template-file (?<file>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();

    [GeneratedRegex(@"gh variable set (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableSet();

    [GeneratedRegex(@"vars\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableRead();
}
