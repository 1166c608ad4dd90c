using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayPartition($.array, 4)</c>: the array cut into arrays of a length, the last one perhaps shorter.</summary>
internal static class ArrayPartition
{
    public static readonly IntrinsicFunction Function = new("States.ArrayPartition", 2, 2, (arguments, _) =>
    {
        if (arguments[0] is not ArrayValue items)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "an array");
        }

        if (arguments[1] is not NumberValue number || Rounding.ToInteger(number) is not (> 0 and var length))
        {
            return IntrinsicFunction.WrongArgument(2, arguments[1], "a positive integer, the length of a chunk");
        }

        var chunks = new List<Value>();
        for (var rest = items.Items; !rest.IsEmpty;)
        {
            var chunk = rest[..(int)Math.Min(length, rest.Length)];
            chunks.Add(ArrayValue.Create(chunk.ToArray()));
            rest = rest[chunk.Length..];
        }

        return ArrayValue.Create([.. chunks]);
    });
}
