using Stepyard.Mapping.Velocity.Evaluation.References;

namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#set($reference = expression)</c>. Where the expression has no value, nothing changes.</summary>
/// <remarks>Velocity 1.7: user guide, "Set".</remarks>
internal sealed class Set(Reference target, Expression value, Place place) : Node
{
    public override Flow Render(Rendering rendering)
    {
        rendering.Place = place;
        if (value.Evaluate(rendering) is { } result)
        {
            target.Assign(result, rendering);
        }

        return Flow.Next;
    }
}
