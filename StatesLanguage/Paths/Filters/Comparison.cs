using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Filters;

/// <summary>Compares two values; null stands for a path that found nothing.</summary>
internal delegate bool Comparison(Value? left, Value? right);

/// <summary>The operators of filters, longer ones first where one starts like another.</summary>
internal static class Comparisons
{
    public static readonly (string Operator, Comparison Comparison)[] All =
    [
        ("==", (left, right) => Equals(left, right)),
        ("!=", (left, right) => !Equals(left, right)),
        ("<=", (left, right) => Order(left, right) <= 0),
        (">=", (left, right) => Order(left, right) >= 0),
        ("<", (left, right) => Order(left, right) < 0),
        (">", (left, right) => Order(left, right) > 0),
        ("in ", (left, right) => IsIn(left, right)),
        ("nin ", (left, right) => !IsIn(left, right)),
        ("contains ", Contains),
        ("size ", (left, right) => right is NumberValue size && Size(left) == size.AsInt64),
        ("empty ", (left, right) => Size(left) is { } size && right is BooleanValue expected && size == 0 == expected.IsTrue),
    ];

    /// <summary>Numbers and strings have an order; other pairs have none, and every comparison with null is false.</summary>
    private static int? Order(Value? left, Value? right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => NumberValue.Compare(a, b),
        (StringValue a, StringValue b) => string.CompareOrdinal(a.Text, b.Text),
        _ => null,
    };

    private static bool IsIn(Value? item, Value? array) => item is not null && array is ArrayValue items && items.Items.Contains(item);

    private static bool Contains(Value? whole, Value? part) => (whole, part) switch
    {
        (ArrayValue items, not null) => items.Items.Contains(part),
        (StringValue text, StringValue piece) => text.Text.Contains(piece.Text, StringComparison.Ordinal),
        _ => false,
    };

    private static int? Size(Value? value) => value switch
    {
        ArrayValue items => items.Count,
        StringValue text => text.Text.Length,
        ObjectValue members => members.Count,
        _ => null,
    };
}
