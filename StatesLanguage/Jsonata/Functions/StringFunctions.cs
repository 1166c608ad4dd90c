using System.Text;
using Stepyard.StatesLanguage.Jsonata.Encodings;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's string functions, but for those with patterns. See docs.jsonata.org, "String functions".</summary>
internal static class StringFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("string", "<x-b?:s>", String, arity: 1),
        new("length", "<s-:n>", (_, arguments) => arguments[0] is StringValue text ? CodePoints.Count(text.Text) : null),
        new("substring", "<s-nn?:s>", Substring),
        new("substringBefore", "<s-s:s>", (_, arguments) => Around(arguments, (text, at, _) => text[..at])),
        new("substringAfter", "<s-s:s>", (_, arguments) => Around(arguments, (text, at, length) => text[(at + length)..])),
        new("lowercase", "<s-:s>", (_, arguments) => OfText(arguments, text => text.ToLowerInvariant())),
        new("uppercase", "<s-:s>", (_, arguments) => OfText(arguments, text => text.ToUpperInvariant())),
        new("trim", "<s-:s>", (_, arguments) => OfText(arguments, Trim)),
        new("pad", "<s-ns?:s>", Pad),
        new("join", "<a<s>s?:s>", Join),
        new("base64encode", "<s-:s>", (_, arguments) => OfText(arguments, Base64.Encode)),
        new("base64decode", "<s-:s>", (_, arguments) => OfText(arguments, Base64.Decode)),
        new("encodeUrlComponent", "<s-:s>", (_, arguments) => OfText(arguments, UrlEncoding.EncodeComponent)),
        new("encodeUrl", "<s-:s>", (_, arguments) => OfText(arguments, UrlEncoding.EncodeUrl)),
        new("decodeUrlComponent", "<s-:s>", (_, arguments) => OfText(arguments, UrlEncoding.DecodeComponent)),
        new("decodeUrl", "<s-:s>", (_, arguments) => OfText(arguments, UrlEncoding.DecodeUrl)),
    ];

    private static StringValue? OfText(Value?[] arguments, Func<string, string> change) =>
        arguments[0] is StringValue text ? StringValue.Create(change(text.Text)) : null;

    private static StringValue? String(Call call, Value?[] arguments) => arguments[0] switch
    {
        null => null,
        ArrayValue or ObjectValue => Json(call, arguments[0]!, arguments[1] is BooleanValue { IsTrue: true }),
        var scalar => StringValue.Create(Stringify.Text(scalar)),
    };

    private static StringValue Json(Call call, Value value, bool isPretty)
    {
        var json = Stringify.Json(value, isPretty);
        call.Evaluation.Allocate(json.Length);
        return StringValue.Create(json);
    }

    private static StringValue? Substring(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        var start = (arguments[1] as NumberValue)?.AsDouble ?? 0;
        return StringValue.Create(CodePoints.Slice(text.Text, start, (arguments[2] as NumberValue)?.AsDouble));
    }

    private static StringValue? Around(Value?[] arguments, Func<string, int, int, string> cut)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        var mark = arguments[1] as StringValue;
        var at = mark is null ? -1 : text.Text.IndexOf(mark.Text, StringComparison.Ordinal);
        return at < 0 ? text : StringValue.Create(cut(text.Text, at, mark!.Text.Length));
    }

    /// <summary>Makes every run of blanks one blank, and removes those at the ends.</summary>
    private static string Trim(string text) => string.Join(' ', text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static StringValue? Pad(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        var width = (arguments[1] as NumberValue)?.AsInt64 ?? 0;
        var missing = Math.Abs(Math.Clamp(width, -long.MaxValue, long.MaxValue)) - CodePoints.Count(text.Text);
        if (missing <= 0)
        {
            return text;
        }

        call.Evaluation.Allocate(missing);
        var padding = Padding(arguments[2] is StringValue { Text.Length: > 0 } with ? with.Text : " ", (int)missing);
        return StringValue.Create(width > 0 ? text.Text + padding : padding + text.Text);
    }

    private static string Padding(string with, int length)
    {
        if (with.Length == 1)
        {
            return new(with[0], length);
        }

        var padding = new StringBuilder();
        var runes = with.EnumerateRunes().ToArray();
        for (var i = 0; i < length; i++)
        {
            padding.Append(runes[i % runes.Length].ToString());
        }

        return padding.ToString();
    }

    private static StringValue? Join(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue texts)
        {
            return null;
        }

        var separator = (arguments[1] as StringValue)?.Text ?? "";
        var joined = new StringBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            var text = ((StringValue)texts[i]).Text;
            call.Evaluation.Allocate(text.Length + separator.Length);
            joined.Append(i > 0 ? separator : "").Append(text);
        }

        return StringValue.Create(joined.ToString());
    }
}
