using System.Collections.Immutable;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails;

/// <summary>What the rules have against a stack, and what of it is waived.</summary>
/// <param name="Findings">What is not waived; anything here makes the stack invalid.</param>
/// <param name="Waived">What is, with its waiver.</param>
/// <param name="Stale">Waivers for this stack that cover nothing any more, which make it invalid too.</param>
internal sealed record GuardRailReport(ImmutableArray<Finding> Findings, ImmutableArray<(Finding Finding, Waiver Waiver)> Waived, ImmutableArray<Waiver> Stale)
{
    public bool IsValid => Findings.IsEmpty && Stale.IsEmpty;

    /// <summary>What is wrong, a sentence each.</summary>
    public IEnumerable<string> Problems => Findings.Select(finding => finding.ToString()).Concat(Stale.Select(waiver =>
        $"{GuardRailsFile.Name}, line {waiver.Line}: the waiver of {waiver.Rule} for '{waiver.Resource}' covers nothing any more. Remove it, or say with stacks: which ones it is for."));

    /// <summary>Checks a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="resources">What it registers, with the ARNs that AWS would give.</param>
    /// <param name="file">What the team has said about stacks and waivers.</param>
    public static GuardRailReport Of(string stack, IEnumerable<RecordedResource> resources, GuardRailsFile file)
    {
        var guarded = new GuardedStack(stack, [.. resources]) { IsWatched = file.Watched.Contains(stack), IsProtected = file.Protected.Contains(stack) };
        var waivers = file.Waivers.RemoveAll(waiver => !waiver.IsFor(stack));
        var found = RuleTable.All.SelectMany(rule => rule.Check(guarded)).Select(finding => (Finding: finding, Waiver: waivers.FirstOrDefault(waiver => waiver.Covers(finding)))).ToImmutableArray();
        return new(
            [.. found.Where(it => it.Waiver is null).Select(it => it.Finding)],
            [.. found.Where(it => it.Waiver is not null).Select(it => (it.Finding, it.Waiver!))],
            waivers.RemoveAll(waiver => found.Any(it => waiver.Covers(it.Finding))));
    }
}
