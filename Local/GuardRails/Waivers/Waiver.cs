using System.Collections.Immutable;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Waivers;

/// <summary>That a rule does not count for a resource, and why.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Resource">The resource's name in the program.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Stacks">The stacks that it is for; empty for all of them.</param>
/// <param name="Line">Where it is written.</param>
internal sealed record Waiver(string Rule, string Resource, string Reason, ImmutableArray<string> Stacks, long Line)
{
    public bool IsFor(string stack) => Stacks.IsEmpty || Stacks.Contains(stack);

    public bool Covers(Finding finding) => finding.Rule == Rule && finding.Resource.Name == Resource;
}
