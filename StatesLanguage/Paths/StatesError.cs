namespace Stepyard.StatesLanguage.Paths;

/// <summary>An error of the States Language, as Retry and Catch see it.</summary>
/// <param name="Error">The error name, such as <c>States.ParameterPathFailure</c>.</param>
/// <param name="Cause">What went wrong, in AWS's words where AWS has them.</param>
public sealed record StatesError(string Error, string? Cause)
{
    /// <summary>The field whose JSONata expression failed, such as <c>Output/total</c>; null for anything else.</summary>
    internal string? Location { get; init; }

    /// <summary>Whether that expression was evaluated and the field then could not use the value.</summary>
    internal bool IsAfterEvaluation { get; init; }
}
