using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.MathRandom(1, 999)</c>: a random integer from the first to before the second. With a seed as third argument always the same one.</summary>
internal static class MathRandom
{
    public static readonly IntrinsicFunction Function = new("States.MathRandom", 2, 3, (arguments, scope) =>
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not NumberValue number || Rounding.ToInteger(number) is null)
            {
                return IntrinsicFunction.WrongArgument(i + 1, arguments[i], "a number");
            }
        }

        var first = Integer(arguments[0]);
        var end = Integer(arguments[1]);
        if (first >= end || end - (Int128)first > int.MaxValue)
        {
            return IntrinsicFunction.WrongArgument(2, arguments[1], $"greater than {first}, the first argument, by at most {int.MaxValue}");
        }

        var range = (int)(end - first);
        var offset = arguments.Length > 2 ? new JavaRandom(Integer(arguments[2])).Next(range) : scope.Random.Next(range);
        return NumberValue.Create(first + offset);
    });

    private static long Integer(Value number) => Rounding.ToInteger((NumberValue)number) ?? 0;
}
