using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Stepyard.Mapping.Velocity.Evaluation;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's <c>String.format</c> with the conversions <c>%s %d %x %o %f %e %c %b %n %%</c>, their widths, precisions and the flags <c>- 0 + ,</c>.</summary>
internal static partial class JavaFormat
{
    private const int MostWidth = 10_000;

    public static string Format(string format, object?[] values, Rendering rendering)
    {
        var (result, next, at) = (new StringBuilder(), 0, 0);
        foreach (var match in Specifier.EnumerateMatches(format))
        {
            AppendText(result, format.AsSpan(at..match.Index));
            at = match.Index + match.Length;
            result.Append(Convert(Specifier.Match(format[match.Index..at]), values, ref next, rendering));
        }

        AppendText(result, format.AsSpan(at));
        rendering.Spend(result.Length);
        return result.ToString();
    }

    [GeneratedRegex(@"%(?:(?<index>\d+)\$)?(?<flags>[-0+, ]*)(?<width>\d{1,9})?(?:\.(?<precision>\d{1,9}))?(?<kind>[sSdxXofeEcbBn%])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Specifier { get; }

    private static void AppendText(StringBuilder result, ReadOnlySpan<char> text) =>
        result.Append(text.Contains('%') ? throw new MethodException($"'{text}' has a conversion that is not one of %s %d %x %o %f %e %c %b %n %%") : text);

    private static string Convert(Match specifier, object?[] values, ref int next, Rendering rendering)
    {
        var kind = specifier.Groups["kind"].Value[0];
        if (kind is 'n' or '%')
        {
            return kind == 'n' ? "\n" : "%";
        }

        var index = specifier.Groups["index"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) - 1 : next++;
        if (index < 0 || index >= values.Length)
        {
            throw new MethodException($"Format specifier '{specifier.Value}'");
        }

        var flags = specifier.Groups["flags"].Value;
        var precision = specifier.Groups["precision"] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : (int?)null;
        var width = specifier.Groups["width"] is { Success: true } columns ? int.Parse(columns.Value, CultureInfo.InvariantCulture) : 0;
        if (width > MostWidth || precision > MostWidth)
        {
            throw new MethodException($"'{specifier.Value}' is wider than {MostWidth}");
        }

        var text = TextOf(kind, values[index], flags, precision, rendering);
        return flags.Contains('-', StringComparison.Ordinal) ? text.PadRight(width)
            : flags.Contains('0', StringComparison.Ordinal) && kind is not ('s' or 'S') ? PadWithZeros(text, width)
            : text.PadLeft(width);
    }

    private static string TextOf(char kind, object? value, string flags, int? precision, Rendering rendering)
    {
        switch (char.ToLowerInvariant(kind))
        {
            case 's' or 'c':
                var text = rendering.TextOf(value);
                text = precision < text.Length ? text[..precision.Value] : text;
                return kind == 'S' ? text.ToUpperInvariant() : text;
            case 'b':
                var flag = value is not null and not false ? "true" : "false";
                return kind == 'B' ? flag.ToUpperInvariant() : flag;
            case 'd' when value is long or BigInteger:
                return Signed(((IFormattable)value).ToString(flags.Contains(',', StringComparison.Ordinal) ? "N0" : "D", CultureInfo.InvariantCulture), flags);
            case 'x' or 'o' when value is long number:
                var digits = kind == 'o' ? System.Convert.ToString(number, 8) : number is >= int.MinValue and < 0 ? ((int)number).ToString("x", CultureInfo.InvariantCulture) : number.ToString("x", CultureInfo.InvariantCulture);
                return kind == 'X' ? digits.ToUpperInvariant() : digits;
            case 'f' when value is double number:
                return Signed(Fixed(number, precision ?? 6, flags.Contains(',', StringComparison.Ordinal) ? "N" : "F"), flags);
            case 'e' when value is double number:
                var scientific = number.ToString($"0.{new string('0', precision ?? 6)}e+00", CultureInfo.InvariantCulture);
                return Signed(kind == 'E' ? scientific.ToUpperInvariant() : scientific, flags);
            default:
                throw new MethodException($"%{kind} does not take {value ?? "null"}");
        }
    }

    // Java rounds halves up, .NET to the even digit.
    private static string Fixed(double number, int precision, string format) => precision <= 15 && Math.Abs(number) < 1e12
        ? Math.Round((decimal)number, precision, MidpointRounding.AwayFromZero).ToString($"{format}{precision}", CultureInfo.InvariantCulture)
        : number.ToString($"{format}{precision}", CultureInfo.InvariantCulture);

    private static string Signed(string number, string flags) =>
        flags.Contains('+', StringComparison.Ordinal) && !number.StartsWith('-') ? "+" + number : number;

    private static string PadWithZeros(string number, int width)
    {
        var sign = number.StartsWith('-') || number.StartsWith('+') ? number[..1] : "";
        return sign + number[sign.Length..].PadLeft(Math.Max(width - sign.Length, 0), '0');
    }
}
