using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Numbers;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>Values as text, as <c>$string</c> and <c>&amp;</c> write them: strings as they are, all else as JSON with numbers of 15 digits.</summary>
internal static class Stringify
{
    private const int LongestText = 40_000_000;

    /// <summary>The text of a value; none for undefined and for functions.</summary>
    public static string Text(Value? value) => value switch
    {
        null or FunctionValue => "",
        StringValue text => text.Text,
        NumberValue number => Number(number, "D3001"),
        _ => Json(value, isPretty: false),
    };

    /// <summary>The JSON of a value, on one line or indented by two blanks.</summary>
    public static string Json(Value value, bool isPretty)
    {
        var text = new StringBuilder();
        Write(Sequences.Unwrap(value)!, text, isPretty ? "\n" : null);
        return text.ToString();
    }

    private static string Number(NumberValue number, string code) => double.IsFinite(number.AsDouble)
        ? NumberText.Format(number.AsDouble)
        : throw new JsonataException(code, value: NullValue.Instance);

    /// <param name="line">What starts a line: a line feed and the indentation; null for everything on one line.</param>
    private static void Write(Value value, StringBuilder text, string? line)
    {
        switch (value)
        {
            case FunctionValue:
                text.Append("\"\"");
                break;
            case StringValue content:
                WriteString(content.Text, text);
                break;
            case NumberValue number:
                text.Append(Number(number, "D1001"));
                break;
            case ArrayValue array:
                WriteArray(array, text, line);
                break;
            case ObjectValue members:
                WriteObject(members, text, line);
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }

    private static void WriteArray(ArrayValue array, StringBuilder text, string? line)
    {
        Limits.EnsureStack();
        var inner = line is null ? null : line + "  ";
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i > 0 ? "," : "").Append(inner);
            Write(array[i], text, inner);
        }

        text.Append(array.Count > 0 ? line : "").Append(']');
    }

    private static void WriteObject(ObjectValue members, StringBuilder text, string? line)
    {
        Limits.EnsureStack();
        var inner = line is null ? null : line + "  ";
        var isFirst = true;
        text.Append('{');
        foreach (var (name, value) in members.Members)
        {
            text.Append(isFirst ? "" : ",").Append(inner);
            WriteString(name, text);
            text.Append(line is null ? ":" : ": ");
            Write(value, text, inner);
            isFirst = false;
        }

        text.Append(members.Count > 0 ? line : "").Append('}');
    }

    private static void WriteString(string content, StringBuilder text)
    {
        if (text.Length > LongestText)
        {
            throw Limits.TooLarge();
        }

        text.Append('"');
        foreach (var character in content)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
