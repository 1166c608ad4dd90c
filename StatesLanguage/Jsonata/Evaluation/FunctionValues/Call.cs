using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>Where a function written in C# is called.</summary>
/// <param name="Frame">The variables in reach.</param>
/// <param name="Input">The context value; see <see cref="Sequences.Unwrap"/> for what it is at the top.</param>
internal readonly record struct Call(Frame Frame, Value? Input)
{
    /// <summary>The evaluation that the call is part of: its clock, its random source, its limits.</summary>
    public EvaluationState Evaluation => Frame.Evaluation;

    public EvaluationOptions Options => Evaluation.Options;

    /// <summary>Calls a function with as many of the arguments as it declares parameters, but at least one.</summary>
    public Value? Apply(FunctionValue function, Value? first, Value? second, Value? third) => function.Apply(
        function.Arity switch
        {
            >= 3 => [first, second, third],
            2 => [first, second],
            _ => [first],
        },
        Input,
        Frame);
}
