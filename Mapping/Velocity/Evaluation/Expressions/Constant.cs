namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary>A value that is always the same: <c>'text'</c>, <c>1</c>, <c>1.5</c>, <c>true</c>.</summary>
internal sealed class Constant(object value) : Expression
{
    public object Value => value;

    public override object Evaluate(Rendering rendering) => value;
}
