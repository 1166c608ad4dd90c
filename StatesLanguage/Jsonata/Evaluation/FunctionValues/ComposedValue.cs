using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>One function after another: <c>$f ~> $g</c>.</summary>
internal sealed class ComposedValue(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override Value? Apply(Value?[] arguments, Value? input, Frame frame)
    {
        frame.Evaluation.Enter();
        var between = Sequences.Collapse(first.Apply(arguments, input, frame));
        var result = second.Apply([between], input, frame);
        frame.Evaluation.Leave();
        return result;
    }
}
