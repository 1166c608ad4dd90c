using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>The primitive types of JSON schema: <c>1</c> is an integer, and so a number; <c>1.0</c> is a number only.</summary>
internal static class Types
{
    /// <summary>Their names in the order in which messages list them.</summary>
    public static readonly string[] All = ["array", "boolean", "integer", "null", "number", "object", "string"];

    public static string Of(Value value) => value switch
    {
        ArrayValue => "array",
        BooleanValue => "boolean",
        NumberValue number => IsIntegral(number) ? "integer" : "number",
        ObjectValue => "object",
        StringValue => "string",
        _ => "null",
    };

    // An integer beyond 64 bits prints its digits alone.
    private static bool IsIntegral(NumberValue number) => number.IsInteger || !number.ToJson().AsSpan().ContainsAny('.', 'E');
}
