using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>A function written in JSONata, with the frame and the context that it was written in.</summary>
internal sealed class LambdaValue(LambdaNode definition, Value? context, Frame closure) : FunctionValue
{
    public override int Arity => definition.Parameters.Count;

    public override Value? Apply(Value?[] arguments, Value? input, Frame frame)
    {
        var evaluation = closure.Evaluation;
        evaluation.Enter();
        var result = Run(CheckArguments(arguments, input));
        while (ReferenceEquals(result, TailCall.Instance))
        {
            evaluation.Step();
            result = evaluation.TailFunction!.Run(evaluation.TailArguments);
        }

        evaluation.Leave();
        return result;
    }

    /// <summary>The arguments as its signature wants them.</summary>
    public Value?[] CheckArguments(Value?[] arguments, Value? input) => definition.Signature?.Check(arguments, input) ?? arguments;

    private Value? Run(Value?[] arguments)
    {
        var frame = new Frame(closure, definition.Scope);
        for (var i = 0; i < definition.Slots.Length; i++)
        {
            frame.Set(definition.Slots[i], i < arguments.Length ? arguments[i] : null);
        }

        return definition.Body.EvaluateTail(context, frame);
    }
}
