using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>f(?, b)</c>: a function of the arguments that are left open.</summary>
/// <param name="arguments">null where an argument is left open.</param>
internal sealed class PartialNode(Node function, Node?[] arguments) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var given = new Value?[arguments.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = arguments[i] is { } argument ? argument.Evaluate(input, frame) : Undefined.Instance;
        }

        return function.Evaluate(input, frame) switch
        {
            FunctionValue callee => new PartialValue(callee, given),
            null when CalleeName.IsMissingDollar(function, frame, out var name) =>
                throw new JsonataException("T1007", token: name, position: Position),
            var other => throw new JsonataException("T1008", value: other, token: CalleeName.Of(function), position: Position),
        };
    }
}
