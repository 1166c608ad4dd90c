namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary><c>!</c> or <c>not</c>.</summary>
internal sealed class Negation(Expression operand) : Expression
{
    public override object Evaluate(Rendering rendering) => !operand.IsTrue(rendering);
}
