using System.Collections.Immutable;

namespace Stepyard.Local.Preview;

/// <summary>What would change in a stack.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Base">What it is compared with, as people call it.</param>
/// <param name="Resources">What happens to each resource, parents before their children, by type and name.</param>
internal sealed record StackPreview(string Stack, string Base, ImmutableArray<ResourceChange> Resources)
{
    /// <summary>What the program registers now.</summary>
    public IEnumerable<RecordedResource> Registered => Resources.Select(change => change.After).OfType<RecordedResource>();

    /// <summary>The resources that do not stay the same.</summary>
    public IEnumerable<ResourceChange> Changes => Resources.Where(change => change.Kind != ChangeKind.Same);

    /// <summary>What a reviewer should know beyond the changes.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The findings without those that are waived for a resource which stays the same: they are no news.</summary>
    public IEnumerable<Finding> News => Findings.Where(finding => !finding.IsWaived || Changes.Any(change => change.Resource.Identity == finding.Resource.Identity));

    /// <summary>Whether an error was found that nobody has waived.</summary>
    public bool IsInvalid => Findings.Any(finding => finding is { Severity: FindingSeverity.Error, IsWaived: false });

    public bool HasChanges => Changes.Any();

    /// <summary>Compares what a stack was with what the program registers now.</summary>
    public static StackPreview Compare(string stack, string comparedWith, IReadOnlyCollection<RecordedResource> before, IReadOnlyCollection<RecordedResource> after)
    {
        var old = before.ToDictionary(resource => resource.Identity, StringComparer.Ordinal);
        var current = after.ToDictionary(resource => resource.Identity, StringComparer.Ordinal);
        var children = current.Values.Concat(before.Where(resource => !current.ContainsKey(resource.Identity)))
            .ToLookup(resource => resource.Parent?.Identity ?? "", StringComparer.Ordinal);
        return new(stack, comparedWith, [.. Below("")]);

        IEnumerable<ResourceChange> Below(string parent) => children[parent]
            .OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal)
            .SelectMany(resource => Below(resource.Identity)
                .Prepend(ResourceChange.Of(old.GetValueOrDefault(resource.Identity), current.GetValueOrDefault(resource.Identity))));
    }

    public int Count(ChangeKind kind) => Resources.Count(resource => resource.Kind == kind);
}
