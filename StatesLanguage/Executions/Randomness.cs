namespace Stepyard.StatesLanguage.Executions;

/// <summary>Chance with a given source of numbers.</summary>
/// <param name="random">The source.</param>
/// <param name="newGuid">Where UUIDs come from; by default they are <see cref="Guid.NewGuid"/>'s.</param>
public sealed class Randomness(Random random, Func<Guid>? newGuid = null) : IRandomness
{
    /// <summary>The process's own, which many executions may share.</summary>
    public static Randomness Shared { get; } = new(Random.Shared);

    public Random Random => random;

    public Guid NewGuid() => newGuid?.Invoke() ?? Guid.NewGuid();
}
