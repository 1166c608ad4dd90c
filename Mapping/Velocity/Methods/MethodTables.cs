using System.Numerics;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>The methods that values have: those of the Java classes that Velocity and API Gateway make them of.</summary>
internal static class MethodTables
{
    /// <summary>Calls a method; false where the value has none by that name that takes these arguments.</summary>
    /// <exception cref="MethodException">The method refuses its arguments.</exception>
    public static bool TryCall(object target, string name, object?[] arguments, Rendering rendering, out object? result)
    {
        var isOwn = target switch
        {
            string text => StringMethods.Table.TryCall(text, name, arguments, rendering, out result),
            VelocityList list => ListMethods.Table.TryCall(list, name, arguments, rendering, out result),
            VelocityMap map => MapMethods.Table.TryCall(map, name, arguments, rendering, out result),
            VelocityEntry entry => EntryMethods.Table.TryCall(entry, name, arguments, rendering, out result),
            long or BigInteger or double => NumberMethods.Table.TryCall(target, name, arguments, rendering, out result),
            bool flag => BooleanMethods.Table.TryCall(flag, name, arguments, rendering, out result),
            _ => None(out result),
        };
        return isOwn || ObjectMethods.TryCall(target, name, arguments, rendering, out result);
    }

    private static bool None(out object? result)
    {
        result = null;
        return false;
    }
}
