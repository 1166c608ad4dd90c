using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Stepyard.Mapping.Velocity;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Templates;

/// <summary><c>$util</c>: the functions that templates use.</summary>
/// <remarks>AWS: API Gateway developer guide, "Variables for data transformations", "Util variables".</remarks>
internal sealed class UtilVariable : IVelocityObject
{
    public static readonly UtilVariable Instance = new();

    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_");

    private static readonly FrozenDictionary<string, Func<string, object?>> Functions = new Dictionary<string, Func<string, object?>>
    {
        ["escapeJavaScript"] = EscapeJavaScript,
        ["parseJson"] = ParseJson,
        ["urlEncode"] = UrlEncode,
        ["urlDecode"] = WebUtility.UrlDecode,
        ["base64Encode"] = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        ["base64Decode"] = Base64Decode,
    }.ToFrozenDictionary();

    /// <summary>The names of the functions.</summary>
    public static ImmutableArray<string> Names => Functions.Keys;

    public bool TryGet(string name, out object? value)
    {
        value = null;
        return false;
    }

    public bool TryCall(string name, object?[] arguments, out object? result)
    {
        // Nothing in, nothing out.
        var isKnown = Functions.TryGetValue(name, out var function) && arguments is [null or string or long or bool or double];
        result = isKnown && arguments[0] is { } argument ? function!(TextOf(argument)) : null;
        return isKnown;
    }

    /// <summary>Nothing: the variable itself does not render.</summary>
    public override string ToString() => "";

    /// <summary>
    /// Escapes quotes of both kinds, backslashes, slashes, control characters and everything outside ASCII. In JSON <c>\'</c> is no escape,
    /// so templates put <c>.replaceAll("\\'","'")</c> behind it.
    /// </summary>
    private static string EscapeJavaScript(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\'' or '"' or '\\' or '/' => escaped.Append('\\').Append(character),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' or > '\x7f' => escaped.Append($"\\u{(int)character:X4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static object? ParseJson(string text)
    {
        try
        {
            return JsonValues.ToVelocity(Value.Parse(text));
        }
        catch (JsonException e)
        {
            throw new MethodException($"the text is no JSON: {e.Message}");
        }
    }

    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var character in Encoding.UTF8.GetBytes(text))
        {
            _ = character == ' ' ? encoded.Append('+')
                : Unreserved.Contains((char)character) ? encoded.Append((char)character)
                : encoded.Append($"%{character:X2}");
        }

        return encoded.ToString();
    }

    private static string Base64Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new MethodException("the text is not base64");
        }
    }

    private static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => NumberValue.Create(number).ToJson(),
        _ => value.ToString()!,
    };
}
