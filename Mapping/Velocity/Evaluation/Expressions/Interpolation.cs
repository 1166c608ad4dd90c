namespace Stepyard.Mapping.Velocity.Evaluation.Expressions;

/// <summary>A text in double quotes with references or directives in it: <c>"Hello $name"</c>.</summary>
internal sealed class Interpolation(Block block) : Expression
{
    public override object Evaluate(Rendering rendering) => rendering.Capture(block);
}
