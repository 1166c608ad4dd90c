using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>JSON</c>: one array or object, the whole document or a part of it.</summary>
/// <param name="pointer">Where it is, as a JSON Pointer (RFC 6901) such as <c>/orders/open</c>; empty for the whole document.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal sealed class JsonItems(string pointer) : ItemFormat
{
    public override string? Read(Stream content, string source, ItemList items)
    {
        if (!TryParse(content, out var value))
        {
            return "The object does not hold valid JSON.";
        }

        foreach (var token in pointer.Split('/').Skip(1))
        {
            if (StepInto(value, token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)) is not { } inner)
            {
                return $"The ItemsPointer '{pointer}' finds nothing in the object.";
            }

            value = inner;
        }

        return items.TryAddAll(value, source) ? null : "Attempting to map over non-iterable node.";
    }

    /// <summary>Reads a whole document; false where it is not JSON.</summary>
    public static bool TryParse(Stream content, out Value value)
    {
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        var json = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        try
        {
            value = Value.Parse(json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json);
            return true;
        }
        catch (JsonException)
        {
            value = NullValue.Instance;
            return false;
        }
    }

    private static Value? StepInto(Value value, string token) => value switch
    {
        ObjectValue members when members.TryGetValue(token, out var member) => member,
        ArrayValue array when int.TryParse(token, out var index) && index >= 0 && index < array.Count => array[index],
        _ => null,
    };
}
