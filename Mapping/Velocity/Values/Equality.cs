using Stepyard.Mapping.Velocity.Evaluation;

namespace Stepyard.Mapping.Velocity.Values;

/// <summary>Whether two values are equal, as Java's <c>equals</c> has it.</summary>
internal static class Equality
{
    private const int MostNested = 200;

    public static bool AreEqual(object? left, object? right, Rendering rendering, int depth = 0)
    {
        rendering.Spend(1);
        if (depth > MostNested)
        {
            throw rendering.Failure($"a value nests deeper than {MostNested}.");
        }

        return (left, right) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (VelocityList a, VelocityList b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second, rendering, depth + 1)),
            (VelocityMap a, VelocityMap b) => a.Count == b.Count
                && a.All(entry => b.TryGetValue(entry.Key, out var other) && AreEqual(entry.Value, other, rendering, depth + 1)),
            (VelocityEntry a, VelocityEntry b) => AreEqual(a.Key, b.Key, rendering, depth + 1) && AreEqual(a.Value, b.Value, rendering, depth + 1),
            _ => left.Equals(right),
        };
    }
}
