using System.Buffers.Text;
using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>Dates as Step Functions sends them: epoch seconds as Java prints a double, such as <c>1.629880767853E9</c>.</summary>
internal static class Dates
{
    /// <summary>From here on (4 October 1970), and until the year 5138, the number takes the form with an exponent.</summary>
    private const long Exponential = 10_000_000_000;

    public static void WriteDate(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset date)
    {
        writer.WritePropertyName(name);
        var milliseconds = date.ToUnixTimeMilliseconds();
        if (milliseconds < Exponential)
        {
            writer.WriteNumberValue(milliseconds / 1000m);
            return;
        }

        Span<byte> text = stackalloc byte[24];
        Utf8Formatter.TryFormat(milliseconds, text[1..], out var digits);
        text[0] = text[1];
        text[1] = (byte)'.';
        var length = digits + 1;
        while (length > 3 && text[length - 1] == '0')
        {
            length--;
        }

        text[length++] = (byte)'E';
        Utf8Formatter.TryFormat(digits - 4, text[length..], out var exponent);
        writer.WriteRawValue(text[..(length + exponent)], skipInputValidation: true);
    }
}
