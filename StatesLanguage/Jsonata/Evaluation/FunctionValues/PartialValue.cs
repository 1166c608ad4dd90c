using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>A function with some of its arguments given: <c>$f(?, 2)</c>.</summary>
/// <param name="given">The arguments; <see cref="Undefined.Instance"/> where one is left open.</param>
internal sealed class PartialValue(FunctionValue function, Value?[] given) : FunctionValue
{
    public override int Arity { get; } = given.Count(argument => ReferenceEquals(argument, Undefined.Instance));

    public override Value? Apply(Value?[] arguments, Value? input, Frame frame)
    {
        Limits.EnsureStack();
        var all = (Value?[])given.Clone();
        var next = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (ReferenceEquals(all[i], Undefined.Instance))
            {
                all[i] = next < arguments.Length ? arguments[next] : null;
                next++;
            }
        }

        return function.Apply(all, input, frame);
    }
}
