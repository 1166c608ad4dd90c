using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>A part of a parsed expression.</summary>
internal abstract class Node
{
    /// <summary>Where it ends in the expression.</summary>
    public int Position { get; init; }

    /// <summary>The value for a context; null is undefined.</summary>
    public abstract Value? Evaluate(Value? input, Frame frame);

    /// <summary>The value, where it is a sequence of one before that becomes its item.</summary>
    public virtual Value? EvaluateSequence(Value? input, Frame frame) => Evaluate(input, frame);

    /// <summary>
    /// The value as the result of a function; <see cref="TailCall.Instance"/> where it is that of another function,
    /// which the evaluation has with its arguments and the caller is to call.
    /// </summary>
    public virtual Value? EvaluateTail(Value? input, Frame frame) => Evaluate(input, frame);
}
