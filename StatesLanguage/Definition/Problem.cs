namespace Stepyard.StatesLanguage.Definition;

/// <summary>One thing that is wrong with a definition, or probably is.</summary>
/// <param name="Path">
/// Where, as AWS writes it: <c>/</c>, <c>/States/Order</c>, <c>/States/Order/Next</c>; null where AWS names no place, since the whole
/// definition lacks something.
/// </param>
/// <param name="Code">AWS's diagnostic code, such as <c>SCHEMA_VALIDATION_FAILED</c> or <c>MISSING_TRANSITION_TARGET</c>.</param>
/// <param name="Message">What is wrong, in AWS's words where they are known.</param>
public sealed record Problem(string? Path, string Code, string Message)
{
    /// <summary>An error keeps the definition from being used, a warning does not.</summary>
    public Severity Severity { get; init; }

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

    /// <summary>Whether AWS would tell of it too; what it does not know are warnings that are only for a person's eyes.</summary>
    public bool IsKnownToAws => !Codes.IsOurs(Code);

    /// <summary>The message for a person, where AWS's own repeats the text of the definition; else null.</summary>
    public string? Summary { get; internal init; }

    /// <summary>The exact place, where <see cref="Path"/> as AWS writes it is the object around it.</summary>
    internal string? Field { get; init; }

    /// <summary>Where in the string that stands at the place, in characters from its start; null for the place itself.</summary>
    internal int? Offset { get; init; }

    /// <summary>The whole problem in one line for a person: place, what is wrong, what is allowed, the fix.</summary>
    public override string ToString() =>
        (Line is null ? "" : $"({Line},{Column}) ")
        + (Severity == Severity.Warning ? "warning: " : "")
        + (Summary is null ? $"{Path ?? "/"}: {Message}" : $"/: {Summary}")
        + (Given is null ? "" : $" (given: {Given})")
        + (Allowed is null ? "" : $"; allowed: {Allowed}")
        + (Fix is null ? "" : $"; {Fix}");
}
