namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>A piece of a template that renders.</summary>
internal abstract class Node
{
    public abstract Flow Render(Rendering rendering);
}

/// <summary>How the rendering goes on after a node.</summary>
internal enum Flow
{
    /// <summary>With the next node.</summary>
    Next,

    /// <summary>After the loop, macro or template around it: <c>#break</c>.</summary>
    Break,

    /// <summary>Not at all: <c>#stop</c>.</summary>
    Stop,
}
