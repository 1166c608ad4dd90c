namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary>A piece of a template that has a value.</summary>
internal abstract class Expression
{
    /// <summary>The expression as it is written in the template.</summary>
    public string Literal { get; init; } = "";

    public abstract object? Evaluate(Rendering rendering);

    /// <summary>Whether <c>#if</c> takes the value for true: everything but <c>false</c> and nothing at all, also <c>""</c> and <c>0</c>.</summary>
    /// <remarks>Velocity 1.7: user guide, "If / ElseIf / Else".</remarks>
    public bool IsTrue(Rendering rendering) => Evaluate(rendering) is { } value && value is not false;
}
