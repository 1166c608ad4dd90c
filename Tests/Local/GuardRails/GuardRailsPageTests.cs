using System.Text.RegularExpressions;
using Stepyard.Local.GuardRails;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.GuardRails;

/// <summary>What docs/guard-rails.md tells is what there is.</summary>
public sealed partial class GuardRailsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Find().Root, "docs", "guard-rails.md"));

    [Fact]
    public void Its_table_has_every_rule_and_no_other() =>
        Row().Matches(Page).Select(row => row.Groups["rule"].Value).ShouldBe(RuleTable.All.Select(rule => rule.Name));

    [GeneratedRegex(@"^\| `(?<rule>[a-z-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
