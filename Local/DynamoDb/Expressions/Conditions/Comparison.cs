using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary><c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c> between two operands.</summary>
/// <remarks>Values of different types are different, and neither is less; an attribute that does not exist differs from everything.</remarks>
internal sealed record Comparison(Operand Left, string Operator, Operand Right) : Condition
{
    public override bool IsMet(MapValue item)
    {
        var (left, right) = (Left.Evaluate(item), Right.Evaluate(item));
        return Operator switch
        {
            "=" => left is not null && left.Equals(right),
            "<>" => left is null || !left.Equals(right),
            _ => left is ScalarValue first && right is ScalarValue second && first.Type == second.Type && IsOrdered(first.CompareTo(second)),
        };
    }

    private bool IsOrdered(int order) => Operator switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
