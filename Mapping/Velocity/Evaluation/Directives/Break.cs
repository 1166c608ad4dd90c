namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#break</c>: ends the innermost loop, macro or template, or the loop that it names, <c>#break($foreach.parent)</c>.</summary>
internal sealed class Break(Expression? target) : Node
{
    public override Flow Render(Rendering rendering)
    {
        rendering.BreakTarget = target?.Evaluate(rendering) as ForeachScope;
        return Flow.Break;
    }
}
