using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>+ - * / %</c> on numbers, and <c>+</c> on texts; without a value where a side has none or is no number, and for a division by zero.</summary>
/// <remarks>Velocity 1.7: user guide, "Math"; with <c>runtime.strict.math</c> off, as it is unless set.</remarks>
internal sealed class Arithmetic(Expression left, char sign, Expression right, Place place) : Expression
{
    public override object? Evaluate(Rendering rendering)
    {
        var (a, b) = (left.Evaluate(rendering), right.Evaluate(rendering));
        rendering.Place = place;
        if (sign == '+' && (a is string || b is string))
        {
            var text = string.Concat(TextOf(left, a, rendering), TextOf(right, b, rendering));
            rendering.Spend(text.Length);
            return text;
        }

        if (!Numbers.IsNumber(a) || !Numbers.IsNumber(b) || (sign is '/' or '%' && Numbers.IsZero(b!)))
        {
            return null;
        }

        try
        {
            return Apply(a!, b!);
        }
        catch (OverflowException e)
        {
            throw rendering.Failure(e.Message + ".");
        }
    }

    private object Apply(object a, object b) => sign switch
    {
        '+' => Numbers.Add(a, b),
        '-' => Numbers.Subtract(a, b),
        '*' => Numbers.Multiply(a, b),
        '/' => Numbers.Divide(a, b),
        _ => Numbers.Remainder(a, b),
    };

    private static string TextOf(Expression side, object? value, Rendering rendering) =>
        value is null ? side.Literal : rendering.TextOf(value);
}
