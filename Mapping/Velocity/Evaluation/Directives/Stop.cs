namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#stop</c>: ends the rendering.</summary>
internal sealed class Stop : Node
{
    public override Flow Render(Rendering rendering) => Flow.Stop;
}
