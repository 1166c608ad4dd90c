using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>A function at the end of a path, such as <c>$.items.length()</c>; null where it does not apply to the value.</summary>
internal delegate Value? PathFunction(Value value);

/// <summary>The functions that a path may end with.</summary>
internal static class PathFunctions
{
    private static readonly Dictionary<string, PathFunction> ByName = new(StringComparer.Ordinal)
    {
        ["length"] = Length,
        ["size"] = Length,
        ["keys"] = Keys,
        ["first"] = value => value is ArrayValue { Count: > 0 } items ? items[0] : null,
        ["last"] = value => value is ArrayValue { Count: > 0 } items ? items[^1] : null,
        ["min"] = value => Numbers(value) is { } numbers ? numbers.Min() : null,
        ["max"] = value => Numbers(value) is { } numbers ? numbers.Max() : null,
        ["sum"] = value => Numbers(value) is { } numbers ? Finite(numbers.Sum()) : null,
        ["avg"] = value => Numbers(value) is { } numbers ? Finite(numbers.Average()) : null,
        ["stddev"] = value => Numbers(value) is { } numbers ? Finite(StandardDeviation(numbers)) : null,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static PathFunction? Find(string name) => ByName.GetValueOrDefault(name);

    private static Value? Length(Value value) => value switch
    {
        ArrayValue items => items.Count,
        ObjectValue members => members.Count,
        StringValue text => text.Text.Length,
        _ => null,
    };

    private static ArrayValue? Keys(Value value) =>
        value is ObjectValue members ? ArrayValue.Create([.. members.Select(member => StringValue.Create(member.Key))]) : null;

    /// <summary>The numbers of an array; null where there are none.</summary>
    private static double[]? Numbers(Value value) =>
        value is ArrayValue items && items.OfType<NumberValue>().Select(number => number.AsDouble).ToArray() is { Length: > 0 } numbers
            ? numbers
            : null;

    private static NumberValue? Finite(double number) => double.IsFinite(number) ? NumberValue.Create(number) : null;

    private static double StandardDeviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }
}
