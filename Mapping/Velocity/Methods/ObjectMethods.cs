using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>What every value has; but not <c>getClass()</c>, from which a template could reach anything.</summary>
internal static class ObjectMethods
{
    public static bool TryCall(object target, string name, object?[] arguments, Rendering rendering, out object? result)
    {
        result = (name, arguments) switch
        {
            ("toString", []) => rendering.TextOf(target),
            ("equals", [var other]) => Equality.AreEqual(target, other, rendering),
            ("hashCode", []) => HashOf(target),
            _ => null,
        };
        return result is not null;
    }

    private static object? HashOf(object target) => target switch
    {
        string text => (long)text.Aggregate(0, (hash, character) => unchecked((hash * 31) + character)),
        long number => (long)unchecked((int)(number ^ (number >>> 32))),
        bool flag => flag ? 1231L : 1237L,
        _ => null,
    };
}
