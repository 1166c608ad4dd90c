using System.Collections.Immutable;
using Pulumi;

namespace Stepyard.Local.Provisioning;

/// <summary>Tells whether inputs, as Pulumi's mocks deliver them, are the same.</summary>
internal static class InputValues
{
    public static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (ImmutableDictionary<string, object> a, ImmutableDictionary<string, object> b) =>
            a.Count == b.Count && a.All(member => b.TryGetValue(member.Key, out var value) && AreEqual(member.Value, value)),
        (ImmutableArray<object> a, ImmutableArray<object> b) => a.Length == b.Length && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),

        // Code is built before Local starts, so what an archive holds has not changed since.
        (AssetOrArchive, AssetOrArchive) => one.GetType() == other.GetType(),
        _ => Equals(one, other),
    };
}
