using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>What a child execution is started with: an item, or a batch of them.</summary>
/// <param name="Input">The input.</param>
/// <param name="Items">How many items it holds.</param>
internal readonly record struct ChildInput(Value Input, int Items);
