using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>A member of an object: <c>.name</c> or <c>['name']</c>.</summary>
internal sealed class Field(string name) : Step
{
    public string Name => name;

    public override Value? Find(Value value) =>
        value is ObjectValue members && members.TryGetValue(name, out var found) ? found : null;

    public override string? WhyMissing(Value value, string place, bool isLast) => value is not ObjectValue
        ? NotAnObject(value, place, ToString())
        : isLast ? null : $"Missing property in path {place}{this}";

    public override string ToString() => $"['{name}']";

    internal static string NotAnObject(Value value, string place, string property) =>
        $"Expected to find an object with property {property} in path {place} but found '{JavaType(value)}'. "
        + "This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.";

    private static string JavaType(Value value) => value switch
    {
        StringValue => "java.lang.String",
        BooleanValue => "java.lang.Boolean",
        NumberValue { IsInteger: true, AsInt64: >= int.MinValue and <= int.MaxValue } => "java.lang.Integer",
        NumberValue { IsInteger: true } => "java.lang.Long",
        NumberValue => "java.lang.Double",
        ArrayValue => "java.util.ArrayList",
        _ => "null",
    };
}
