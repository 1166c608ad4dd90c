namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>What a step does with what it found: filters it, or binds each item's index.</summary>
/// <param name="Filter">The predicate; null for an index.</param>
/// <param name="Index">The variable that gets the index; null for a predicate.</param>
internal readonly record struct Stage(Filter? Filter, string? Index);
