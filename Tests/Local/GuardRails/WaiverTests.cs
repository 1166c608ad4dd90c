using System.Text.Json;
using Stepyard.Local.GuardRails;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.GuardRails;

public sealed class WaiverTests
{
    private static readonly RecordedResource Topic = new("aws-native:sns:Topic", "news", null, JsonElement.Parse("""{"tags":{"Project":"p","Stack":"dev"}}"""));

    [Fact]
    public void What_is_waived_with_a_reason_is_no_problem_and_is_told()
    {
        var report = Report("""
            waivers:
              - rule: encrypted-at-rest
                resource: news
                reason: It is printed in the papers anyway.
            """);

        report.Problems.ShouldBeEmpty();
        var finding = report.Findings.ShouldHaveSingleItem();
        (finding.Resource.Name, finding.WaivedBecause).ShouldBe(("news", "It is printed in the papers anyway."));
    }

    [Fact]
    public void Without_a_waiver_the_finding_says_what_is_wrong_with_which_resource() =>
        Report("").Problems.ShouldHaveSingleItem().ShouldStartWith("encrypted-at-rest: aws-native:sns:Topic 'news': what it holds is not encrypted as the program says. Give it KmsMasterKeyId");

    [Fact]
    public void A_waiver_that_covers_nothing_any_more_is_a_problem_of_its_own()
    {
        var report = Report("""
            waivers:
              - {rule: encrypted-at-rest, resource: news, reason: printed anyway}
              - {rule: log-retention, resource: news, reason: no logs}
            """);

        report.Problems.ShouldHaveSingleItem().ShouldBe("guardrails.yaml, line 3: the waiver of log-retention for 'news' covers nothing any more. Remove it, or say with stacks: which ones it is for.");
    }

    [Fact]
    public void A_waiver_for_other_stacks_does_not_count()
    {
        const string Waiver = "waivers: [{rule: encrypted-at-rest, resource: news, reason: printed anyway, stacks: [prod]}]";

        Report(Waiver).Problems.ShouldHaveSingleItem().ShouldStartWith("encrypted-at-rest");
        Report(Waiver, "prod").Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("waivers: [{rule: encrypted-at-rest, resource: news}]", "line 1: the waiver of encrypted-at-rest for 'news' has no reason; every waiver says which rule, for which resource, and why")]
    [InlineData("waivers: [{rule: encrypted-at-rest, resource: news, reason: ' '}]", "line 1: the waiver of encrypted-at-rest for 'news' has no reason")]
    [InlineData("waivers: [{rule: encrypted-at-rest, reason: r}]", "line 1: the waiver of encrypted-at-rest has no resource")]
    [InlineData("waivers: [{rule: encrypted, resource: news, reason: r}]", "line 1: there is no rule 'encrypted'; the rules: encrypted-at-rest, execution-logs, ")]
    [InlineData("waivers: [{rule: tagged, resource: news, reason: r, until: 2027}]", "line 1: 'until' is nothing that is known here; allowed: rule, resource, reason, stacks")]
    [InlineData("wavers: []", "line 1: 'wavers' is nothing that is known here; allowed: watched, protected, waivers")]
    [InlineData("waivers: tagged", "line 1: waivers is a list")]
    [InlineData("- tagged", "it has to have watched, protected, waivers")]
    [InlineData("waivers: [", "line 2: ")]
    public void Mistakes_in_the_file_are_told_with_their_line_and_what_is_allowed(string text, string problem) =>
        Should.Throw<ProvisioningException>(() => GuardRailsFile.Parse(text)).Message.ShouldContain($"guardrails.yaml is wrong:\n  {problem}");

    [Theory]
    [InlineData("", new[] { "staging", "prod" }, new[] { "prod" })]
    [InlineData("# nothing", new[] { "staging", "prod" }, new[] { "prod" })]
    [InlineData("watched: [production]\nprotected: [production, staging]", new[] { "production" }, new[] { "production", "staging" })]
    public void A_team_says_which_stacks_are_watched_and_protected(string text, string[] watched, string[] isProtected)
    {
        var file = GuardRailsFile.Parse(text);

        file.Watched.ShouldBe(watched);
        file.Protected.ShouldBe(isProtected);
    }

    private static GuardRailReport Report(string file, string stack = "dev") => GuardRailReport.Of(stack, [Topic], GuardRailsFile.Parse(file));
}
