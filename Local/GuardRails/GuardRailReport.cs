using System.Collections.Immutable;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails;

/// <summary>What the rules have against a stack.</summary>
/// <param name="Findings">What they found, with the reason where it is waived.</param>
/// <param name="Stale">Waivers for this stack that cover nothing any more.</param>
internal sealed record GuardRailReport(ImmutableArray<Finding> Findings, ImmutableArray<Waiver> Stale)
{
    /// <summary>What is wrong: what is not waived, and waivers that are stale; empty where all is well.</summary>
    public IEnumerable<string> Problems => Findings.Where(finding => !finding.IsWaived)
        .Select(finding => $"{finding.Rule}: {finding.Resource.Type} '{finding.Resource.Name}': {finding.Message}.")
        .Concat(StaleProblems);

    /// <summary>What is wrong with waivers.</summary>
    public IEnumerable<string> StaleProblems => Stale.Select(waiver =>
        $"{GuardRailsFile.Name}, line {waiver.Line}: the waiver of {waiver.Rule} for '{waiver.Resource}' covers nothing any more. Remove it, or say with stacks: which ones it is for.");

    /// <summary>Checks a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="resources">What it registers, with the ARNs that AWS would give.</param>
    /// <param name="file">What the team has said about stacks and waivers.</param>
    public static GuardRailReport Of(string stack, IEnumerable<RecordedResource> resources, GuardRailsFile file)
    {
        var guarded = new GuardedStack(stack, [.. resources]) { IsWatched = file.Watched.Contains(stack), IsProtected = file.Protected.Contains(stack) };
        var waivers = file.Waivers.RemoveAll(waiver => !waiver.IsFor(stack));
        var found = RuleTable.All.SelectMany(rule => rule.Check(guarded)).ToImmutableArray();
        return new(
            [.. found.Select(finding => finding with { WaivedBecause = waivers.FirstOrDefault(waiver => waiver.Covers(finding))?.Reason })],
            waivers.RemoveAll(waiver => found.Any(waiver.Covers)));
    }
}
