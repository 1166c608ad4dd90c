using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What an execution came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Output">The output; null unless it succeeded.</param>
/// <param name="Error">The error name, where it failed or was stopped with one.</param>
/// <param name="Cause">The cause, where it failed or was stopped with one.</param>
/// <param name="StopDate">When it ended.</param>
public sealed record ExecutionResult(ExecutionStatus Status, Value? Output, string? Error, string? Cause, DateTimeOffset StopDate);
