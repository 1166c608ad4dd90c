using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Http;

/// <summary>JSON as the fields of a form: <c>metadata%5Border%5D=monthly%20report</c>.</summary>
/// <param name="item">The name of an array's item, from the array's own and the index.</param>
/// <param name="joins">Whether an array is one field with commas in it.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body</remarks>
internal sealed class FormEncoding(Func<string, int, string> item, bool joins = false)
{
    /// <summary>The key again for each item of an array; query parameters are encoded like this as well.</summary>
    public static readonly FormEncoding Repeat = new((key, _) => key);

    private static readonly Dictionary<string, FormEncoding> Known = new(StringComparer.Ordinal)
    {
        ["INDICES"] = new((key, index) => $"{key}[{index}]"),
        ["REPEAT"] = Repeat,
        ["COMMAS"] = new((key, _) => key, joins: true),
        ["BRACKETS"] = new((key, _) => $"{key}[]"),
    };

    /// <summary>The names of the formats, for a person to read.</summary>
    public static string Formats => string.Join(", ", Known.Keys);

    /// <summary>The encoding with this <c>ArrayFormat</c>; null where there is none.</summary>
    public static FormEncoding? Find(string format) => Known.GetValueOrDefault(format);

    /// <summary>The fields with their separators; empty for an object without members.</summary>
    public string Encode(ObjectValue fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields.Members)
        {
            Append(text, name, value);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, string key, Value value)
    {
        switch (value)
        {
            case ObjectValue members:
                foreach (var (name, member) in members.Members)
                {
                    Append(text, $"{key}[{name}]", member);
                }

                break;
            case ArrayValue list when joins:
                Append(text, key, string.Join(',', list.Select(Text)));
                break;
            case ArrayValue list:
                for (var i = 0; i < list.Count; i++)
                {
                    Append(text, item(key, i), list[i]);
                }

                break;
            default:
                Append(text, key, Text(value));
                break;
        }
    }

    private static void Append(StringBuilder text, string key, string value) =>
        text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));

    private static string Text(Value value) => value is NullValue ? "" : value.ToText();
}
