using System.Numerics;
using Stepyard.Mapping.Velocity.Values;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>JSON as templates see it.</summary>
internal static class JsonValues
{
    public static object? ToVelocity(Value? value) => value switch
    {
        StringValue text => text.Text,
        BooleanValue flag => flag.IsTrue,
        NumberValue number => ToVelocity(number),
        ArrayValue array => new JsonArray(array.Select(ToVelocity)),
        ObjectValue members => ToVelocity(members),
        _ => null,
    };

    private static object ToVelocity(NumberValue number) =>
        number.IsInteger ? number.AsInt64
        : BigInteger.TryParse(number.ToJson(), out var large) ? large
        : number.AsDouble;

    private static VelocityMap ToVelocity(ObjectValue members)
    {
        var map = new VelocityMap();
        foreach (var (name, member) in members)
        {
            map[name] = ToVelocity(member);
        }

        return map;
    }
}
