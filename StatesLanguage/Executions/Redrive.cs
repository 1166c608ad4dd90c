namespace Stepyard.StatesLanguage.Executions;

/// <summary>A redrive of an execution that somebody asked for.</summary>
/// <param name="Token">What the request is known by when it is sent again.</param>
/// <param name="At">When the execution began again.</param>
public sealed record Redrive(string Token, DateTimeOffset At);
