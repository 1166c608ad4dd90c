using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>, or <c>lt le gt ge</c>, on numbers; false where a side is none.</summary>
/// <remarks>Velocity 1.7: user guide, "Relational and Logical Operators".</remarks>
internal sealed class Comparison(Expression left, Func<int, bool> holds, Expression right) : Expression
{
    public override object Evaluate(Rendering rendering)
    {
        var (a, b) = (left.Evaluate(rendering), right.Evaluate(rendering));
        return Numbers.IsNumber(a) && Numbers.IsNumber(b) && holds(Numbers.Compare(a!, b!));
    }
}
