using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>[1..3]</c>, or counting down, <c>[3..1]</c>; without a value where an end is no integer.</summary>
internal sealed class RangeLiteral(Expression from, Expression to, Place place) : Expression
{
    public override object? Evaluate(Rendering rendering)
    {
        if (from.Evaluate(rendering) is not long first || to.Evaluate(rendering) is not long last)
        {
            return null;
        }

        rendering.Place = place;
        var count = Math.Abs((decimal)last - first) + 1;
        rendering.Spend((long)Math.Min(count, long.MaxValue));
        var step = Math.Sign((decimal)last - first);
        var list = new VelocityList();
        for (long i = 0; i < count; i++)
        {
            list.Add(first + (i * step));
        }

        return list;
    }
}
