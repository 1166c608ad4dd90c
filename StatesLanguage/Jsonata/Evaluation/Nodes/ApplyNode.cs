using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a ~> f</c>: calls a function with a value, or puts two functions into one.</summary>
internal sealed class ApplyNode(Node left, Node right, bool keepsArray) : Node
{
    // What follows the call, as in a ~> f()[0], does not count: so does the reference implementation.
    private readonly CallNode? _call = CallIn(right);

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var value = left.Evaluate(input, frame);
        var result = _call is null ? Apply(value, input, frame) : _call.EvaluateWith(value, input, frame);
        return Sequences.Collapse(keepsArray ? Sequences.Keep(result) : result);
    }

    private Value? Apply(Value? value, Value? input, Frame frame) => right.Evaluate(input, frame) switch
    {
        FunctionValue second when value is FunctionValue first => new ComposedValue(first, second),
        FunctionValue function => function.Apply([value], null, frame),
        var other => throw new JsonataException("T2006", value: other, position: Position),
    };

    private static CallNode? CallIn(Node node) => node switch
    {
        CallNode call => call,
        GuardNode guard => CallIn(guard.Inner),
        PredicateNode predicate => CallIn(predicate.Inner),
        _ => null,
    };
}
