using System.Buffers;
using System.Text;

namespace Stepyard.StatesLanguage.Values;

/// <summary>JSON string literals as AWS prints them: everything but quotes, backslashes and control characters stands for itself.</summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>The number of UTF-8 bytes of the literal, quotes included.</summary>
    public static int LengthOf(ReadOnlySpan<char> text)
    {
        var length = 2 + Encoding.UTF8.GetByteCount(text);
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            length += ShortEscape(text[at]) == 0 ? 5 : 1;
            text = text[(at + 1)..];
        }

        return length;
    }

    /// <summary>Writes the literal and returns its length in bytes.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        var written = 0;
        utf8[written++] = (byte)'"';
        while (true)
        {
            var at = text.IndexOfAny(Escaped);
            written += Encoding.UTF8.GetBytes(at < 0 ? text : text[..at], utf8[written..]);
            if (at < 0)
            {
                break;
            }

            written += WriteEscape(text[at], utf8[written..]);
            text = text[(at + 1)..];
        }

        utf8[written++] = (byte)'"';
        return written;
    }

    private static int WriteEscape(char character, Span<byte> utf8)
    {
        utf8[0] = (byte)'\\';
        var shortForm = ShortEscape(character);
        if (shortForm != 0)
        {
            utf8[1] = shortForm;
            return 2;
        }

        "u00"u8.CopyTo(utf8[1..]);
        utf8[4] = (byte)(character < 0x10 ? '0' : '1');
        utf8[5] = "0123456789ABCDEF"u8[character & 0xF];
        return 6;
    }

    private static byte ShortEscape(char character) => character switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\b' => (byte)'b',
        '\t' => (byte)'t',
        '\n' => (byte)'n',
        '\f' => (byte)'f',
        '\r' => (byte)'r',
        _ => 0,
    };
}
