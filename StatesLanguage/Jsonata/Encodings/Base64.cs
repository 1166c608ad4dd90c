using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Encodings;

/// <summary>
/// <c>$base64encode</c> and <c>$base64decode</c>: each character is one byte (Latin-1), as in the reference implementation;
/// of a character beyond that, its lower byte.
/// </summary>
internal static class Base64
{
    private const int Group = 4;

    public static string Encode(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = unchecked((byte)text[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Decodes up to the first padding sign; signs that are not of Base64 (or of its variant for URLs) are passed over.</summary>
    public static string Decode(string base64)
    {
        var digits = new StringBuilder(base64.Length + Group);
        foreach (var sign in base64)
        {
            if (sign == '=')
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(sign) || sign is '+' or '/' or '-' or '_')
            {
                digits.Append(sign switch { '-' => '+', '_' => '/', _ => sign });
            }
        }

        // A single digit left over is less than a byte.
        digits.Length -= digits.Length % Group == 1 ? 1 : 0;
        digits.Append('=', (Group - (digits.Length % Group)) % Group);
        return Encoding.Latin1.GetString(Convert.FromBase64String(digits.ToString()));
    }
}
