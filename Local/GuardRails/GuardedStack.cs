using System.Collections.Immutable;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails;

/// <summary>A stack for rules to look at.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Resources">What it registers, with the ARNs that AWS would give.</param>
internal sealed record GuardedStack(string Name, ImmutableArray<RecordedResource> Resources)
{
    /// <summary>Whether somebody is to be told when something goes wrong here.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether what it stores must not be lost.</summary>
    public bool IsProtected { get; init; }

    public IEnumerable<RecordedResource> Of(params string[] types) => Resources.Where(resource => types.Contains(resource.Type));
}
