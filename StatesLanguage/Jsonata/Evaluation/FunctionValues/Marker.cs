using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>What stands in the place of a value and is none: only the evaluator sees it.</summary>
internal abstract class Marker : FunctionValue
{
    public sealed override int Arity => 0;

    public sealed override Value? Apply(Value?[] arguments, Value? input, Frame frame) => null;
}
