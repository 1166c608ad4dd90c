namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>Numbers in English words: <c>one thousand, two hundred and thirty-four</c>, as an ordinal <c>... thirty-fourth</c>.</summary>
internal sealed class WordPicture(Func<string, string> casing, bool ordinal) : IntegerPicture
{
    private const double Thousand = 1000;
    private const double Hundred = 100;

    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen",
        "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] FewOrdinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth",
        "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    private static readonly (string Name, double Value)[] Magnitudes =
        [("Trillion", 1e12), ("Billion", 1e9), ("Million", 1e6), ("Thousand", Thousand)];

    private static readonly Dictionary<string, double> Values = new(AllWords(), StringComparer.OrdinalIgnoreCase);

    public override string Pattern { get; } = $"(?:{string.Join('|', Values.Keys)}|and|[-, ])+";

    public override double? Read(string text)
    {
        // The sum so far, in parts each smaller than the one before: 2,000 + 18.
        var parts = new Stack<double>([0]);
        foreach (var word in text.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("and", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!Values.TryGetValue(word, out var value))
            {
                return null;
            }

            if (value < Hundred)
            {
                parts.Push(parts.Peek() < Thousand ? parts.Pop() + value : value);
            }
            else
            {
                Multiply(parts, value);
            }
        }

        return text.Length == 0 ? null : parts.Sum();
    }

    protected override string FormatMagnitude(double integer) => casing(ordinal ? Ordinal(integer) : Cardinal(integer));

    /// <summary>What is smaller than the magnitude belongs to it: one thousand, two hundred <i>trillion</i>.</summary>
    private static void Multiply(Stack<double> parts, double magnitude)
    {
        var factor = parts.Pop();
        while (factor < magnitude && parts.TryPeek(out var larger) && larger < magnitude)
        {
            factor += parts.Pop();
        }

        parts.Push(factor * magnitude);
    }

    private static string Cardinal(double number)
    {
        if (number < Few.Length)
        {
            return Few[(int)number];
        }

        if (number < Hundred)
        {
            var units = (int)number % 10;
            return Tens[((int)number / 10) - 2] + (units == 0 ? "" : "-" + Few[units]);
        }

        var (name, value) = number < Thousand ? ("Hundred", Hundred) : Array.Find(Magnitudes, magnitude => number >= magnitude.Value);
        var count = Math.Floor(number / value);
        var rest = number - (count * value);
        return $"{Cardinal(count)} {name}{(rest > 0 ? (rest < Hundred ? " and " : ", ") + Cardinal(rest) : "")}";
    }

    /// <summary>Only the last word differs.</summary>
    private static string Ordinal(double number)
    {
        var cardinal = Cardinal(number);
        var last = cardinal.LastIndexOfAny([' ', '-']) + 1;
        return cardinal[..last] + OrdinalOf(cardinal[last..]);
    }

    private static string OrdinalOf(string word)
    {
        var few = Array.IndexOf(Few, word);
        return few >= 0 ? FewOrdinals[few]
            : word.EndsWith('y') ? word[..^1] + "ieth"
            : word + "th";
    }

    private static IEnumerable<KeyValuePair<string, double>> AllWords()
    {
        IEnumerable<(string Name, double Value)> cardinals =
        [
            .. Few.Select((name, index) => (name, (double)index)),
            .. Tens.Select((name, index) => (name, (index + 2) * 10.0)),
            ("Hundred", Hundred),
            .. Magnitudes,
        ];

        // The longer first, so that a pattern of them finds seventeen before seven.
        return cardinals
            .Concat(cardinals.Select(word => (Name: OrdinalOf(word.Name), word.Value)))
            .OrderByDescending(word => word.Name.Length)
            .Select(word => KeyValuePair.Create(word.Name, word.Value));
    }
}
