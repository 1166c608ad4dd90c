namespace Stepyard.StatesLanguage.StateTests;

/// <summary>The circumstances that a tested state finds itself in.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestStateConfiguration.html</remarks>
public sealed record StateConfiguration
{
    /// <summary>The first attempt, with nothing given beside it.</summary>
    public static StateConfiguration Default { get; } = new();

    /// <summary>How often the retrier that matches the error has retried already.</summary>
    public int RetrierRetryCount { get; init; }

    /// <summary>The state inside of a Map or Parallel state that the mocked error comes from.</summary>
    public string? ErrorCausedByState { get; init; }

    /// <summary>How many iterations of a Map state failed.</summary>
    public int? MapIterationFailureCount { get; init; }

    /// <summary>What the <c>ItemReader</c> of a Map state reads, as text: JSON, CSV, …</summary>
    public string? MapItemReaderData { get; init; }
}
