using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>Compares the value at a rule's <c>Variable</c> with its operand; false where either has the wrong type.</summary>
internal delegate bool Comparison(Value value, Value operand);

/// <summary>What an operator compares with.</summary>
internal enum OperandKind
{
    String,
    Number,
    Boolean,
    Timestamp,
}

/// <summary>An operator of choice rules.</summary>
/// <param name="Name">Its name, such as <c>NumericLessThan</c>.</param>
/// <param name="Operand">What it compares with.</param>
/// <param name="Compare">How it compares.</param>
internal sealed record Operator(string Name, OperandKind Operand, Comparison Compare)
{
    /// <summary>All operators but <c>IsPresent</c>, which asks about the path and not about a value. Those that compare also have a <c>…Path</c> form.</summary>
    private static readonly Dictionary<string, Operator> ByName = Comparisons()
        .SelectMany(compared => new[] { compared, compared with { Name = compared.Name + "Path" } })
        .Concat(Tests())
        .ToDictionary(known => known.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys.Append("IsPresent");

    /// <summary>Whether the operand is a path to what to compare with.</summary>
    public bool TakesPath => Name.EndsWith("Path", StringComparison.Ordinal);

    public static Operator? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<Operator> Comparisons()
    {
        yield return new("BooleanEquals", OperandKind.Boolean, (value, operand) => value is BooleanValue && value.Equals(operand));
        foreach (var (suffix, accepts) in Orders)
        {
            yield return new("String" + suffix, OperandKind.String, (value, operand) =>
                value is StringValue left && operand is StringValue right && accepts(string.CompareOrdinal(left.Text, right.Text)));
            yield return new("Numeric" + suffix, OperandKind.Number, (value, operand) =>
                value is NumberValue left && operand is NumberValue right && accepts(NumberValue.Compare(left, right)));
            yield return new("Timestamp" + suffix, OperandKind.Timestamp, (value, operand) =>
                Timestamp.TryRead(value, out var left) && Timestamp.TryRead(operand, out var right) && accepts(left.CompareTo(right)));
        }
    }

    private static IEnumerable<Operator> Tests() =>
    [
        new("StringMatches", OperandKind.String, (value, operand) =>
            value is StringValue text && operand is StringValue pattern && Wildcards.Matches(text.Text, pattern.Text)),
        Is("IsNull", value => value is NullValue),
        Is("IsNumeric", value => value is NumberValue),
        Is("IsString", value => value is StringValue),
        Is("IsBoolean", value => value is BooleanValue),
        Is("IsTimestamp", value => Timestamp.TryRead(value, out _)),
    ];

    private static (string Suffix, Func<int, bool> Accepts)[] Orders =>
    [
        ("Equals", order => order == 0),
        ("LessThan", order => order < 0),
        ("GreaterThan", order => order > 0),
        ("LessThanEquals", order => order <= 0),
        ("GreaterThanEquals", order => order >= 0),
    ];

    private static Operator Is(string name, Func<Value, bool> test) =>
        new(name, OperandKind.Boolean, (value, expected) => test(value) == ((BooleanValue)expected).IsTrue);
}
