using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>==</c> and <c>!=</c>: numbers by value, like things by what they hold, unlike things by the text that they render as.</summary>
/// <remarks>Velocity 1.7: user guide, "Relational and Logical Operators".</remarks>
internal sealed class EqualityTest(Expression left, Expression right, bool isNegated, Place place) : Expression
{
    public override object Evaluate(Rendering rendering)
    {
        var (a, b) = (left.Evaluate(rendering), right.Evaluate(rendering));
        rendering.Place = place;
        return AreEqual(a, b, rendering) != isNegated;
    }

    private static bool AreEqual(object? a, object? b, Rendering rendering) =>
        a is null || b is null ? a is null && b is null
        : Numbers.IsNumber(a) && Numbers.IsNumber(b) ? Numbers.Compare(a, b) == 0
        : a.GetType() == b.GetType() ? Equality.AreEqual(a, b, rendering)
        : rendering.TextOf(a) == rendering.TextOf(b);
}
