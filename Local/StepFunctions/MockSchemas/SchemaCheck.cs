using Stepyard.Local.ServiceModels;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.MockSchemas;

/// <summary>Compares a value with the shape that a service's model gives it; <c>generate.py</c> tells how shapes are written.</summary>
/// <param name="shapes">The service's shapes by name.</param>
/// <param name="isSdk">Whether members have the names of an <c>aws-sdk:</c> integration.</param>
/// <param name="isStrict">Whether required members must be there.</param>
internal sealed class SchemaCheck(ObjectValue shapes, bool isSdk, bool isStrict)
{
    /// <summary>The first mistake in AWS's words; null where there is none. Members that the model does not have are none.</summary>
    public string? FindMistake(string shape, string field, Value value) => shape switch
    {
        "*" => null,
        "s" or "d" or "i" or "y" => value is StringValue ? null : $"Field '{field}' must be a string",
        "n" => value is NumberValue ? null : $"Field '{field}' must be a number",
        "b" => value is BooleanValue ? null : $"Field '{field}' must be a boolean",
        _ => FindMistake((ObjectValue)shapes[shape], field, value),
    };

    private string? FindMistake(ObjectValue shape, string field, Value value)
    {
        if (shape.TryGetValue("f", out var members))
        {
            return value is ObjectValue structure ? InStructure(shape, (ObjectValue)members, structure) : $"Field '{field}' must be an object";
        }

        if (shape.TryGetValue("l", out var items))
        {
            return value is ArrayValue list ? InItems(items, field, list) : $"Field '{field}' must be an array";
        }

        if (shape.TryGetValue("m", out var values))
        {
            return value is ObjectValue map ? InItems(values, field, map.Select(member => member.Value)) : $"Field '{field}' must be an object";
        }

        return shape.TryGetValue("e", out var words)
            ? InWords((ArrayValue)words, field, value)
            : FindMistake(TextOf(shape["t"]), field, value) ?? InBounds(shape, field, value);
    }

    private string? InStructure(ObjectValue shape, ObjectValue members, ObjectValue value)
    {
        var bindings = shape.TryGetValue("b", out var bound) ? (ObjectValue)bound : ObjectValue.Empty;
        var required = shape.TryGetValue("r", out var needed) ? (ArrayValue)needed : ArrayValue.Empty;
        foreach (var (spelling, memberShape) in members)
        {
            var name = NameOf(spelling);
            if (!value.TryGetValue(name, out var member) || member is NullValue)
            {
                if (isStrict && required.Contains(StringValue.Create(spelling)))
                {
                    return $"Required field '{name}' is missing";
                }
            }
            else if (!IsPayload(bindings, spelling) && FindMistake(TextOf(memberShape), name, member) is { } mistake)
            {
                return mistake;
            }
        }

        return null;
    }

    // What is the whole body of an answer may be anything in a mocked one.
    private static bool IsPayload(ObjectValue bindings, string spelling) => bindings.TryGetValue(spelling, out var binding) && TextOf(binding) == "p";

    private string? InItems(Value shape, string field, IEnumerable<Value> items) =>
        items.Select(item => FindMistake(TextOf(shape), field, item)).FirstOrDefault(mistake => mistake is not null);

    private static string? InWords(ArrayValue words, string field, Value value) =>
        value is not StringValue ? $"Field '{field}' must be a string"
        : !words.Contains(value) ? $"Field '{field}' is not an expected value"
        : null;

    private static string? InBounds(ObjectValue shape, string field, Value value)
    {
        var (size, tooSmall, tooLarge) = value is NumberValue number
            ? (number.AsDouble, "is less than the minimum value", "exceeds the maximum value")
            : (((StringValue)value).Text.Length, "is smaller than the minimum length", "exceeds the maximum length");
        return shape.TryGetValue("a", out var least) && size < ((NumberValue)least).AsDouble ? $"Field '{field}' {tooSmall}"
            : shape.TryGetValue("z", out var most) && size > ((NumberValue)most).AsDouble ? $"Field '{field}' {tooLarge}"
            : null;
    }

    private string NameOf(string spelling) => MemberName.Parse(spelling) is var name && isSdk ? name.Sdk : name.Optimized;

    private static string TextOf(Value shape) => ((StringValue)shape).Text;
}
