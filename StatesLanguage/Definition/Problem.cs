namespace Stepyard.StatesLanguage.Definition;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Path">Where, as AWS writes it: <c>/</c>, <c>/States/Order</c>, <c>/States/Order/Next</c>.</param>
/// <param name="Code">AWS's diagnostic code, such as <c>SCHEMA_VALIDATION_FAILED</c> or <c>MISSING_TRANSITION_TARGET</c>.</param>
/// <param name="Message">What is wrong, in AWS's words where they are known.</param>
public sealed record Problem(string Path, string Code, string Message)
{
    /// <summary>The value that was given, as JSON text.</summary>
    public string? Given { get; init; }

    /// <summary>What may stand here instead.</summary>
    public string? Allowed { get; init; }

    /// <summary>The likely fix, such as <c>did you mean "Next"?</c>.</summary>
    public string? Fix { get; init; }

    /// <summary>The line in the definition's text, from 1; null where unknown.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1; null where unknown.</summary>
    public int? Column { get; init; }

    /// <summary>The path and the message for a person, where AWS's own repeat the text of the definition.</summary>
    internal string? Summary { get; init; }

    /// <summary>The whole problem in one line for a person: place, what is wrong, what is allowed, the fix.</summary>
    public override string ToString() =>
        (Line is null ? "" : $"({Line},{Column}) ")
        + (Summary is null ? $"{Path}: {Message}" : $"/: {Summary}")
        + (Given is null ? "" : $" (given: {Given})")
        + (Allowed is null ? "" : $"; allowed: {Allowed}")
        + (Fix is null ? "" : $"; {Fix}");
}
