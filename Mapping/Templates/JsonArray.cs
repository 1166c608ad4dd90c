using Stepyard.Mapping.Velocity.Values;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>A JSON array within a template: a list like any other, but it renders as JSON, with all that is in it.</summary>
/// <remarks>
/// AWS: API Gateway's arrays come from its JSONPath library, which prints them so, whereas objects are Java's maps:
/// the array in <c>{"a":[{"b":1}]}</c> makes the whole render as <c>{a=[{"b":1}]}</c>.
/// </remarks>
internal sealed class JsonArray(IEnumerable<object?> items) : VelocityList(items)
{
    public override void AppendTo(ValueWriter writer) => Append(this, writer);

    private static void Append(object? value, ValueWriter writer) => writer.Nested(() =>
    {
        switch (value)
        {
            case VelocityList list:
                AppendAll(list, "[", item => Append(item, writer), "]", writer);
                break;
            case VelocityMap map:
                AppendAll(map, "{", entry => AppendMember(entry.Key, entry.Value, writer), "}", writer);
                break;
            case string text:
                writer.Append(StringValue.Create(text).ToJson());
                break;
            default:
                writer.AppendValue(value);
                break;
        }
    });

    private static void AppendMember(object key, object? value, ValueWriter writer)
    {
        writer.Append(StringValue.Create(key.ToString() ?? "").ToJson());
        writer.Append(":");
        Append(value, writer);
    }

    private static void AppendAll<T>(IEnumerable<T> items, string open, Action<T> append, string close, ValueWriter writer)
    {
        writer.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            writer.Append(separator);
            append(item);
            separator = ",";
        }

        writer.Append(close);
    }
}
