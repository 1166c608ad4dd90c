using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>f(a, b)</c></summary>
internal sealed class CallNode(Node function, Node[] arguments) : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Sequences.Collapse(Invoke(input, frame, hasFirst: false, null));

    public override Value? EvaluateTail(Value? input, Frame frame)
    {
        var callee = Callee(input, frame);
        var evaluated = Arguments(input, frame, hasFirst: false, null);
        if (callee is not LambdaValue lambda)
        {
            return Apply(callee, evaluated, input, frame);
        }

        var evaluation = frame.Evaluation;
        try
        {
            evaluation.TailArguments = lambda.CheckArguments(evaluated, input);
        }
        catch (JsonataException e) when (!IsLocated(e))
        {
            throw;
        }

        evaluation.TailFunction = lambda;
        return TailCall.Instance;
    }

    public override Value? EvaluateSequence(Value? input, Frame frame) => Invoke(input, frame, hasFirst: false, null);

    /// <summary>Calls the function with a value before its arguments, as <c>value ~> f(a, b)</c> does.</summary>
    public Value? EvaluateWith(Value? first, Value? input, Frame frame) => Invoke(input, frame, hasFirst: true, first);

    private Value? Invoke(Value? input, Frame frame, bool hasFirst, Value? first)
    {
        var callee = Callee(input, frame);
        return Apply(callee, Arguments(input, frame, hasFirst, first), input, frame);
    }

    private Value? Callee(Value? input, Frame frame)
    {
        var callee = function.Evaluate(input, frame);
        return callee is not null || !CalleeName.IsMissingDollar(function, frame, out var name)
            ? callee
            : throw new JsonataException("T1005", token: name, position: Position);
    }

    private Value?[] Arguments(Value? input, Frame frame, bool hasFirst, Value? first)
    {
        var offset = hasFirst ? 1 : 0;
        if (arguments.Length + offset == 0)
        {
            return [];
        }

        var evaluated = new Value?[arguments.Length + offset];
        if (hasFirst)
        {
            evaluated[0] = first;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            evaluated[i + offset] = arguments[i].Evaluate(input, frame);
        }

        return evaluated;
    }

    private Value? Apply(Value? callee, Value?[] evaluated, Value? input, Frame frame)
    {
        try
        {
            return callee is FunctionValue function
                ? function.Apply(evaluated, input, frame)
                : throw new JsonataException("T1006", value: callee, position: Position);
        }
        catch (JsonataException e) when (!IsLocated(e))
        {
            throw;
        }
    }

    /// <summary>Says where it happened, and is always true: a handler that throws again would take more stack the deeper the calls nest.</summary>
    private bool IsLocated(JsonataException e)
    {
        e.Position ??= Position;
        e.Token ??= CalleeName.Of(function);
        return true;
    }
}
