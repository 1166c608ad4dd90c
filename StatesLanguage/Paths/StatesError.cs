namespace Stepyard.StatesLanguage.Paths;

/// <summary>An error of the States Language, as Retry and Catch see it.</summary>
/// <param name="Error">The error name, such as <c>States.ParameterPathFailure</c>.</param>
/// <param name="Cause">What went wrong, in AWS's words where AWS has them.</param>
public sealed record StatesError(string Error, string? Cause);
