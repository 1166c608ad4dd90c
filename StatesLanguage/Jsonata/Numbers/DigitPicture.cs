using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// Digits: <c>#</c> an optional one, a digit of any family (<c>0</c>, <c>٠</c>, ...) a mandatory one, whatever else separates groups: <c>#,##0</c>.
/// </summary>
internal sealed class DigitPicture : IntegerPicture
{
    private readonly int _zero;
    private readonly bool _ordinal;

    // Separators by the digits to their right; where they repeat at one distance, only the first of them, and that distance.
    private readonly Dictionary<int, Rune> _separators;
    private readonly int _repeat;

    private DigitPicture(int zero, bool ordinal, int mandatory, int optional, Dictionary<int, Rune> separators)
    {
        (_zero, _ordinal, Mandatory, Optional, _separators, _repeat) = (zero, ordinal, mandatory, optional, separators, Repeat(separators));
    }

    private DigitPicture(DigitPicture like, int mandatory)
    {
        (_zero, _ordinal, Mandatory, Optional, _separators, _repeat) =
            (like._zero, like._ordinal, mandatory, like.Optional, like._separators, like._repeat);
    }

    /// <summary>How many digits there are at least.</summary>
    public int Mandatory { get; }

    /// <summary>How many optional digits the picture shows; more are written all the same.</summary>
    public int Optional { get; }

    /// <summary>Whether groups of one size are separated by one sign throughout.</summary>
    public bool IsRegular => _repeat > 0;

    public override string Pattern => $"[{Class()}]+{Suffix}";

    private string Suffix => _ordinal ? "(?:th|st|nd|rd)" : "";

    /// <summary>Reads a picture that is not one of letters.</summary>
    public static new DigitPicture Parse(string picture, bool ordinal)
    {
        var (zero, mandatory, optional) = (-1, 0, 0);
        var separators = new Dictionary<int, Rune>();
        foreach (var sign in picture.EnumerateRunes().Reverse())
        {
            if (sign.IsBmp && Rune.IsDigit(sign))
            {
                var family = sign.Value - (int)Rune.GetNumericValue(sign);
                if (zero >= 0 && zero != family)
                {
                    throw new JsonataException("D3131");
                }

                zero = family;
                mandatory++;
            }
            else if (sign.Value == '#')
            {
                optional++;
            }
            else
            {
                separators[mandatory + optional] = sign;
            }
        }

        return mandatory > 0
            ? new DigitPicture(zero, ordinal, mandatory, optional, separators)
            : throw new JsonataException("D3130", StringValue.Create(picture));
    }

    /// <summary>The same picture with more mandatory digits.</summary>
    public DigitPicture WithMandatory(int digits) => new(this, digits);

    /// <summary><see cref="Pattern"/> for exactly the mandatory digits, where the next number follows without a sign between.</summary>
    public string FixedPattern() => $"[{Class()}]{{{Mandatory}}}{Suffix}";

    public override double? Read(string text)
    {
        var digits = new StringBuilder();
        foreach (var sign in text.EnumerateRunes())
        {
            if (sign.Value >= _zero && sign.Value <= _zero + 9)
            {
                digits.Append((char)('0' + sign.Value - _zero));
            }
            else if (sign.Value == '-' && digits.Length == 0)
            {
                digits.Append('-');
            }
            else if (!_separators.ContainsValue(sign))
            {
                break;
            }
        }

        return double.TryParse(digits.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    protected override string FormatMagnitude(double integer)
    {
        var digits = NumberText.Integer(integer).PadLeft(Mandatory, '0');
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && SeparatorAt(digits.Length - i) is { } separator)
            {
                text.Append(separator);
            }

            text.Append(new Rune(_zero + digits[i] - '0'));
        }

        return _ordinal ? text + OrdinalSuffix(digits) : text.ToString();
    }

    private static string OrdinalSuffix(string digits) => digits switch
    {
        [.., '1', _] => "th",
        [.., '1'] => "st",
        [.., '2'] => "nd",
        [.., '3'] => "rd",
        _ => "th",
    };

    private Rune? SeparatorAt(int position)
    {
        if (IsRegular)
        {
            return position % _repeat == 0 ? _separators[_repeat] : null;
        }

        return _separators.TryGetValue(position, out var separator) ? separator : null;
    }

    /// <summary>The distance at which one separator repeats from the right without a gap; 0 where it does not.</summary>
    private static int Repeat(Dictionary<int, Rune> separators)
    {
        if (separators.Count == 0)
        {
            return 0;
        }

        var distance = separators.Keys.Min();
        var regular = distance > 0
            && separators.Values.Distinct().Count() == 1
            && Enumerable.Range(1, separators.Count).All(group => separators.ContainsKey(group * distance));
        return regular ? distance : 0;
    }

    private string Class() =>
        $"{new Rune(_zero)}-{new Rune(_zero + 9)}{string.Concat(_separators.Values.Select(separator => $"\\u{separator.Value:X4}"))}";
}
