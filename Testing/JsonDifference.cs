using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing;

/// <summary>Finds where two values differ first.</summary>
internal static class JsonDifference
{
    /// <summary>The place and both values, such as <c>$.items[2].price is 3 instead of 4</c>; null where they are equal.</summary>
    public static string? Between(Value expected, Value actual, string path = "$")
    {
        if (expected.Equals(actual))
        {
            return null;
        }

        return (expected, actual) switch
        {
            (ObjectValue wanted, ObjectValue given) => BetweenObjects(wanted, given, path),
            (ArrayValue wanted, ArrayValue given) when wanted.Count == given.Count =>
                wanted.Select((item, i) => Between(item, given[i], $"{path}[{i}]")).First(difference => difference is not null),
            (ArrayValue wanted, ArrayValue given) => $"{path} has {given.Count} items instead of {wanted.Count}",
            _ => $"{path} is {Excerpt.Of(actual)} instead of {Excerpt.Of(expected)}",
        };
    }

    private static string? BetweenObjects(ObjectValue expected, ObjectValue actual, string path)
    {
        foreach (var (name, value) in expected)
        {
            if (!actual.TryGetValue(name, out var given))
            {
                return $"{path}.{name} is missing; it should be {Excerpt.Of(value)}";
            }

            if (Between(value, given, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        var more = actual.First(member => !expected.TryGetValue(member.Key, out _));
        return $"{path}.{more.Key} should not be there; it is {Excerpt.Of(more.Value)}";
    }
}
