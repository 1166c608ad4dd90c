using System.Collections.Immutable;

namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#if</c> with its <c>#elseif</c> and <c>#else</c>: the first branch whose condition is true renders.</summary>
/// <param name="branches">The conditions, null for <c>#else</c>, and what they render.</param>
internal sealed class If(ImmutableArray<(Expression? Condition, Block Block)> branches) : Node
{
    public override Flow Render(Rendering rendering)
    {
        foreach (var (condition, block) in branches)
        {
            if (condition?.IsTrue(rendering) != false)
            {
                return block.Render(rendering);
            }
        }

        return Flow.Next;
    }
}
