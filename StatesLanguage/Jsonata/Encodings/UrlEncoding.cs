using System.Buffers;
using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Encodings;

/// <summary>Percent encoding of UTF-8, with JavaScript's two sets of characters that stay as they are.</summary>
internal static class UrlEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    /// <summary><c>$encodeUrl</c>: a whole URL, whose separators stay.</summary>
    /// <exception cref="JsonataException">D3140: half of a surrogate pair.</exception>
    public static string EncodeUrl(string url) => Encode(url, Unreserved + Reserved, "encodeUrl");

    /// <summary><c>$encodeUrlComponent</c>: a part of a URL, in which separators are encoded.</summary>
    /// <exception cref="JsonataException">D3140: half of a surrogate pair.</exception>
    public static string EncodeComponent(string component) => Encode(component, Unreserved, "encodeUrlComponent");

    /// <summary><c>$decodeUrl</c>: encoded separators stay encoded.</summary>
    /// <exception cref="JsonataException">D3140: a percent sign without two digits, or bytes that are not UTF-8.</exception>
    public static string DecodeUrl(string url) => Decode(url, Reserved, "decodeUrl");

    /// <summary><c>$decodeUrlComponent</c>: everything is decoded.</summary>
    /// <exception cref="JsonataException">D3140: a percent sign without two digits, or bytes that are not UTF-8.</exception>
    public static string DecodeComponent(string component) => Decode(component, "", "decodeUrlComponent");

    private static string Encode(string text, string kept, string function)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (kept.Contains(text[i], StringComparison.Ordinal))
            {
                encoded.Append(text[i]);
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                throw Malformed(text, function);
            }

            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return encoded.ToString();
    }

    private static string Decode(string text, string kept, string function)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                decoded.Append(text[i++]);
                continue;
            }

            var (rune, length) = DecodeRune(text.AsSpan(i)) ?? throw Malformed(text, function);
            if (rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                decoded.Append(text, i, length);
            }
            else
            {
                decoded.Append(rune);
            }

            i += length;
        }

        return decoded.ToString();
    }

    /// <summary>The first encoded character of the text, and how many characters encode it; null where none is encoded well.</summary>
    private static (Rune Rune, int Length)? DecodeRune(ReadOnlySpan<char> text)
    {
        const int Escape = 3;
        Span<byte> utf8 = stackalloc byte[4];
        for (var count = 0; count < utf8.Length; count++)
        {
            var at = count * Escape;
            if (text.Length < at + Escape
                || text[at] != '%'
                || !byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out utf8[count]))
            {
                return null;
            }

            switch (Rune.DecodeFromUtf8(utf8[..(count + 1)], out var rune, out _))
            {
                case OperationStatus.Done:
                    return (rune, at + Escape);
                case OperationStatus.InvalidData:
                    return null;
            }
        }

        return null;
    }

    private static JsonataException Malformed(string text, string function) =>
        new("D3140", StringValue.Create(text), token: function, text: function);
}
