using System.Globalization;
using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>The offset from UTC: <c>[Z]</c> +05:30, <c>[Z0]</c> +5:30, <c>[Z0101]</c> +0530, <c>[z]</c> GMT+05:30.</summary>
/// <param name="component">Z or z.</param>
/// <param name="picture">How the offset is written, as a number of hours and minutes (530).</param>
/// <param name="usesZ">Whether UTC itself is written Z: <c>[Z01:01t]</c>.</param>
internal sealed class ZonePart(char component, IntegerPicture picture, bool usesZ) : PicturePart
{
    private const int HoursOnly = 2;
    private const int HoursAndMinutes = 4;

    public override char? Component => component;

    public override string Pattern => $"(?:{Prefix}[-+][0-9]+(?::[0-9]+)?{(usesZ ? "|Z" : "")})";

    private string Prefix => component == 'z' ? "GMT" : "";

    public override string Format(Moment moment)
    {
        if (moment.Offset == 0 && usesZ)
        {
            return "Z";
        }

        var sign = moment.Offset < 0 ? "-" : "+";
        var (hours, minutes) = Math.DivRem(Math.Abs(moment.Offset), 60);
        return Prefix + sign + picture switch
        {
            DigitPicture { IsRegular: false, Mandatory: <= HoursOnly } =>
                picture.Format(hours) + (minutes == 0 ? "" : ":" + minutes.ToString("00", CultureInfo.InvariantCulture)),
            DigitPicture { IsRegular: true } or DigitPicture { Mandatory: <= HoursAndMinutes } => picture.Format((hours * 100) + minutes),
            _ => throw new JsonataException("D3134"),
        };
    }

    /// <summary>Minutes east of UTC.</summary>
    public override double? Read(string text)
    {
        if (text is "Z" or "z")
        {
            return 0;
        }

        var offset = text[Prefix.Length..];
        var digits = offset[1..];
        var colon = digits.IndexOf(':', StringComparison.Ordinal);
        var end = colon >= 0 ? colon : Math.Min(digits.Length, HoursOnly);
        var minutes = (Number(digits[..end]) * 60) + Number(digits[end..].TrimStart(':'));
        return offset[0] == '-' ? -minutes : minutes;
    }

    private static double Number(string digits) => digits.Length == 0 ? 0 : double.Parse(digits, CultureInfo.InvariantCulture);
}
