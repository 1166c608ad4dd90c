using System.Collections.Immutable;

namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>A macro: <c>#macro(name $a $b) … #end</c>.</summary>
/// <param name="Parameters">The names of its parameters without <c>$</c>.</param>
/// <param name="Block">What a call renders.</param>
internal sealed record Macro(ImmutableArray<string> Parameters, Block Block);
