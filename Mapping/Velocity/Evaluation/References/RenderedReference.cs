namespace Stepyard.Mapping.Velocity.Evaluation.References;

/// <summary>A reference in the text: it renders as its value, and as it is written where it has none.</summary>
/// <param name="reference">The reference; its literal is the text from <c>$</c> on.</param>
/// <param name="isQuiet"><c>$!name</c>: nothing where there is no value.</param>
/// <param name="backslashes">How many stand before it: each pair renders as one where it has a value, and one that is left escapes it.</param>
/// <remarks>Velocity 1.7: user guide, "Quiet Reference Notation" and "Escaping Valid VTL References".</remarks>
internal sealed class RenderedReference(Reference reference, bool isQuiet, int backslashes) : Node
{
    private readonly string _before = new('\\', backslashes / 2);
    private readonly string _unchanged = new('\\', backslashes);

    private bool IsEscaped => backslashes % 2 == 1;

    public override Flow Render(Rendering rendering)
    {
        var value = reference.Evaluate(rendering);
        if (value is null && reference.Root is var root && reference.IsVariable)
        {
            rendering.Write(_unchanged + (isQuiet && !IsEscaped ? "" : rendering.Variables.Literal(root) ?? reference.Literal));
        }
        else if (value is null)
        {
            var isEmpty = !IsEscaped && (isQuiet || (rendering.Options.MissingMembersAreEmpty && reference.HasRoot(rendering)));
            rendering.Write(_unchanged + (isEmpty ? "" : reference.Literal));
        }
        else
        {
            rendering.Write(_before + (IsEscaped ? reference.Literal : rendering.TextOf(value)));
        }

        return Flow.Next;
    }
}
