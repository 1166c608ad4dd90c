namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>Text that renders as it is.</summary>
internal sealed class Text(string text) : Node
{
    public override Flow Render(Rendering rendering)
    {
        rendering.Write(text);
        return Flow.Next;
    }
}
