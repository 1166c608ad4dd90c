using System.Collections.Immutable;
using Stepyard.Local.Sns.Publishing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Sns.Filters;

/// <summary>What of a message filter policies see.</summary>
internal static class FilteredMessage
{
    /// <summary>A body that is a JSON object; null for any other, which passes no filter.</summary>
    public static ObjectValue? Body(string text) => Value.TryParse(text, out var value) ? value as ObjectValue : null;

    /// <summary>The attributes as an object: texts, numbers and the elements of <c>String.Array</c>; those of bytes are not seen.</summary>
    public static ObjectValue Attributes(ImmutableArray<MessageAttribute> attributes) => ObjectValue.Create(
        [.. attributes.Select(attribute => (attribute.Name, Value: ValueOf(attribute))).Where(attribute => attribute.Value is not null).Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value!))]);

    private static Value? ValueOf(MessageAttribute attribute) => attribute.DataType.Split('.') switch
    {
        ["String", "Array", ..] => Value.TryParse(attribute.Value ?? "", out var list) && list is ArrayValue ? list : null,
        ["String", ..] => attribute.Value ?? "",
        ["Number", ..] => Value.TryParse(attribute.Value ?? "", out var number) && number is NumberValue ? number : null,
        _ => null,
    };
}
