using System.Collections.Immutable;

namespace Stepyard.Local.Provisioning;

/// <summary>What running the program again has changed.</summary>
/// <param name="Updated">What was changed in place, as it is now.</param>
/// <param name="Created">What is new.</param>
/// <param name="Gone">What the program no longer asks for; it stays until Local ends.</param>
internal sealed record Redeployment(ImmutableArray<LiveResource> Updated, ImmutableArray<LiveResource> Created, ImmutableArray<LiveResource> Gone)
{
    public bool IsEmpty => Updated.IsEmpty && Created.IsEmpty && Gone.IsEmpty;
}
