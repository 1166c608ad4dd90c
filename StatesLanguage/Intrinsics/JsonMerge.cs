using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.JsonMerge($.a, $.b, false)</c>: the members of both objects, the second's where both have one. Members are not merged themselves.</summary>
internal static class JsonMerge
{
    public static readonly IntrinsicFunction Function = new("States.JsonMerge", 3, 3, (arguments, _) =>
    {
        if (arguments[0] is not ObjectValue first)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "an object");
        }

        if (arguments[1] is not ObjectValue second)
        {
            return IntrinsicFunction.WrongArgument(2, arguments[1], "an object");
        }

        return arguments[2] is BooleanValue { IsTrue: false }
            ? ObjectValue.Create([.. first.Members, .. second.Members])
            : IntrinsicFunction.WrongArgument(3, arguments[2], "false, because only shallow merging is supported");
    });
}
