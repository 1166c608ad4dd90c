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

    public bool HasChanges => Resources.Any(resource => resource.Kind != ChangeKind.Same);

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
