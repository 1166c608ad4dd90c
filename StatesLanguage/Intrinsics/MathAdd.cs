using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.MathAdd($.counter, 1)</c>: the sum of two numbers, each rounded to an integer first.</summary>
internal static class MathAdd
{
    public static readonly IntrinsicFunction Function = new("States.MathAdd", 2, 2, (arguments, _) =>
    {
        if (arguments[0] is not NumberValue first || Rounding.ToInteger(first) is not { } left)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "a number");
        }

        if (arguments[1] is not NumberValue second || Rounding.ToInteger(second) is not { } right)
        {
            return IntrinsicFunction.WrongArgument(2, arguments[1], "a number");
        }

        var sum = unchecked(left + right);
        var overflows = ((left ^ sum) & (right ^ sum)) < 0;
        return overflows ? Outcome.Failed("The sum does not fit 64 bits") : NumberValue.Create(sum);
    });
}
