namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// The signs that the pictures of <c>$formatNumber</c> are written in, and the numbers as well.
/// XPath: https://www.w3.org/TR/xpath-functions-31/#defining-decimal-format
/// </summary>
internal sealed record DecimalFormat
{
    public static DecimalFormat Default { get; } = new();

    public char DecimalSeparator { get; private init; } = '.';

    public char GroupingSeparator { get; private init; } = ',';

    public char ExponentSeparator { get; private init; } = 'e';

    public string MinusSign { get; private init; } = "-";

    public string Percent { get; private init; } = "%";

    public string PerMille { get; private init; } = "\u2030";

    public char ZeroDigit { get; private init; } = '0';

    /// <summary>The sign of an optional digit.</summary>
    public char Digit { get; private init; } = '#';

    /// <summary>What separates the picture of positive numbers from that of negative ones.</summary>
    public char PatternSeparator { get; private init; } = ';';

    /// <summary>This format with one sign replaced. Names that XPath does not have, and empty texts for a sign, change nothing.</summary>
    /// <param name="name">XPath's name, such as <c>decimal-separator</c>.</param>
    /// <param name="text">One character, except for <c>minus-sign</c>, <c>percent</c> and <c>per-mille</c>.</param>
    public DecimalFormat With(string name, string text) => text.Length == 0 ? this : name switch
    {
        "decimal-separator" => this with { DecimalSeparator = text[0] },
        "grouping-separator" => this with { GroupingSeparator = text[0] },
        "exponent-separator" => this with { ExponentSeparator = text[0] },
        "minus-sign" => this with { MinusSign = text },
        "percent" => this with { Percent = text },
        "per-mille" => this with { PerMille = text },
        "zero-digit" => this with { ZeroDigit = text[0] },
        "digit" => this with { Digit = text[0] },
        "pattern-separator" => this with { PatternSeparator = text[0] },
        _ => this,
    };

    /// <summary>A digit that must be there.</summary>
    public bool IsMandatory(char sign) => sign >= ZeroDigit && sign <= ZeroDigit + 9;

    /// <summary>A digit, mandatory or not.</summary>
    public bool IsDigit(char sign) => sign == Digit || IsMandatory(sign);

    /// <summary>A sign that means something, where others are copied.</summary>
    public bool IsActive(char sign) =>
        IsDigit(sign) || sign == DecimalSeparator || sign == GroupingSeparator || sign == ExponentSeparator || sign == PatternSeparator;

    /// <summary>ASCII digits in the digits of this format.</summary>
    public string Digits(string ascii) =>
        ZeroDigit == '0' ? ascii : string.Concat(ascii.Select(digit => (char)(ZeroDigit + digit - '0')));
}
