namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>A block that is the value of a variable, or of a macro's <c>$bodyContent</c>.</summary>
internal sealed class DefinedBlock(Block block)
{
    public string Render(Rendering rendering) => rendering.Capture(block);
}
