namespace Stepyard.Mapping.Velocity.Evaluation.Directives;

/// <summary><c>#define($name)</c>: makes a block the value of a variable, which renders it anew at each use.</summary>
internal sealed class Define(string name, Block block) : Node
{
    public override Flow Render(Rendering rendering)
    {
        rendering.Variables.Set(name, new DefinedBlock(block));
        return Flow.Next;
    }
}
