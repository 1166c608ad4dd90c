using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>$v := a</c>: binds a variable in the block or function around it, and has the value that it binds.</summary>
internal sealed class BindNode(Scope scope, int slot, Node value) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var bound = value.Evaluate(input, frame);
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at.Scope, scope))
            {
                at.Set(slot, bound);
                break;
            }
        }

        return Sequences.Collapse(bound);
    }
}
