using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>(a; b)</c>: the value of the last expression; what it binds is seen only inside.</summary>
internal sealed class BlockNode(Node[] expressions, Scope scope) : Node
{
    public IReadOnlyList<Node> Expressions => expressions;

    public override Value? Evaluate(Value? input, Frame frame)
    {
        if (expressions.Length == 0)
        {
            return null;
        }

        var inner = Run(input, frame);
        return expressions[^1].Evaluate(input, inner);
    }

    public override Value? EvaluateTail(Value? input, Frame frame)
    {
        if (expressions.Length == 0)
        {
            return null;
        }

        var inner = Run(input, frame);
        return expressions[^1].EvaluateTail(input, inner);
    }

    /// <summary>Evaluates all but the last expression, and returns the frame for that.</summary>
    private Frame Run(Value? input, Frame frame)
    {
        var inner = scope.Count == 0 ? frame : new Frame(frame, scope);
        for (var i = 0; i < expressions.Length - 1; i++)
        {
            expressions[i].Evaluate(input, inner);
        }

        return inner;
    }
}
