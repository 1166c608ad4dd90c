using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>What a tested state came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Output">The output; null where it failed and nothing caught the error.</param>
/// <param name="Error">The error name, of a caught error as well; null where it succeeded, or has none.</param>
/// <param name="Cause">The cause, likewise.</param>
/// <param name="NextState">The name of the state that follows; null where there is none.</param>
/// <param name="InspectionData">What each field made of the data; null at <see cref="InspectionLevel.Info"/>.</param>
public sealed record StateTestResult(
    StateTestStatus Status, Value? Output, string? Error, string? Cause, string? NextState, InspectionData? InspectionData);
