using System.Collections.Immutable;

namespace Stepyard.Local.Provisioning;

/// <summary>The tags of a resource of the stack: a list of keys and values.</summary>
internal static class ResourceTags
{
    public static ImmutableSortedDictionary<string, string> Read(ResourceRequest request) =>
        request.List("tags").OfType<ImmutableDictionary<string, object>>().ToImmutableSortedDictionary(
            tag => tag.GetValueOrDefault("key") as string ?? "", tag => tag.GetValueOrDefault("value") as string ?? "", StringComparer.Ordinal);
}
