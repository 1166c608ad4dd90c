using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Stepyard.Tests.Automation;

/// <summary>What GitHub's workflows must hold to.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Names => [.. WorkflowFile.All.Select(workflow => workflow.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_action_is_pinned_to_a_commit_and_says_which_release_that_is(string name)
    {
        foreach (Match use in Use().Matches(new WorkflowFile(name).Text))
        {
            use.Groups["what"].Value.ShouldMatch(@"^(\./\.github/workflows/[a-z-]+\.yml|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$");
        }
    }

    [Fact]
    public void One_action_has_one_version() =>
        WorkflowFile.All.SelectMany(workflow => Use().Matches(workflow.Text)).Select(use => use.Groups["what"].Value)
            .Distinct().Select(use => use.Split('@')[0]).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_gets_the_permissions_that_it_names_and_no_other(string name)
    {
        var workflow = new WorkflowFile(name);

        workflow.Permissions.ShouldBeOfType<YamlMappingNode>().Children.ShouldBeEmpty();
        workflow.Jobs.ShouldAllBe(job => WorkflowFile.Child(job.Job, "permissions") is YamlMappingNode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_ends_by_itself(string name) =>
        new WorkflowFile(name).Jobs.Where(job => WorkflowFile.Child(job.Job, "uses") is null)
            .ShouldAllBe(job => WorkflowFile.Scalar(job.Job, "timeout-minutes") != null);

    [Theory]
    [MemberData(nameof(Names))]
    public void There_is_no_secret_that_could_leak(string name) => new WorkflowFile(name).Text.ShouldNotContain("secrets.");

    // ${{ }} in a script is how a branch's name becomes a command; a variable of the environment is only text.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_takes_what_comes_from_outside_from_its_environment(string name) =>
        new WorkflowFile(name).Scripts.ShouldAllBe(script => !script.Contains("${{", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_that_is_someone_in_AWS_runs_in_an_environment(string name)
    {
        foreach (var (job, content) in new WorkflowFile(name).Jobs.Where(job => WorkflowFile.Child(job.Job, "uses") is null))
        {
            var isSomeone = ((YamlMappingNode)content["permissions"]).Children.ContainsKey("id-token");
            (WorkflowFile.Child(content, "environment") is not null).ShouldBe(isSomeone, job);
        }
    }

    [Fact]
    public void Two_deployments_of_a_stack_never_overlap_and_none_is_cut_short()
    {
        var concurrency = (YamlMappingNode)new WorkflowFile("deploy-stack.yml").Job("deploy")["concurrency"];

        WorkflowFile.Scalar(concurrency, "group").ShouldBe("deploy-${{ inputs.stack }}");
        WorkflowFile.Scalar(concurrency, "cancel-in-progress").ShouldBe("false");
    }

    [Theory]
    [InlineData("dev", "test")]
    [InlineData("staging", "dev")]
    [InlineData("prod", "staging")]
    public void An_environment_is_deployed_after_the_one_before_it(string stack, string after)
    {
        var job = new WorkflowFile("deploy.yml").Job(stack);

        WorkflowFile.Scalar(job, "needs").ShouldBe(after);
        WorkflowFile.Scalar(job, "uses").ShouldBe("./.github/workflows/deploy-stack.yml");
        WorkflowFile.Scalar((YamlMappingNode)job["with"], "stack").ShouldBe(stack);
    }

    [GeneratedRegex(@"^\s*(- )?uses: (?<what>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
