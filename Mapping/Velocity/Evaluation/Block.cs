using System.Collections.Immutable;

namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>Nodes one after the other: a template, or what stands between a directive and its <c>#end</c>.</summary>
internal sealed class Block(ImmutableArray<Node> nodes) : Node
{
    public override Flow Render(Rendering rendering)
    {
        foreach (var node in nodes)
        {
            var flow = node.Render(rendering);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }
}
