namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>&amp;&amp;</c> and <c>||</c>, or <c>and</c> and <c>or</c>: the right side is evaluated only where the left one doesn't decide.</summary>
internal sealed class Logic(Expression left, Expression right, bool isAnd) : Expression
{
    public override object Evaluate(Rendering rendering) =>
        isAnd ? left.IsTrue(rendering) && right.IsTrue(rendering) : left.IsTrue(rendering) || right.IsTrue(rendering);
}
