namespace Stepyard.Local.Lambda.Logging;

/// <summary>What the platform reports of a finished invocation.</summary>
/// <param name="Invocation">The invocation.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Status"><c>success</c>, <c>error</c> (the function threw), <c>timeout</c> or <c>failure</c> (the process ended).</param>
/// <param name="Duration">From the moment an environment took it.</param>
/// <param name="Initialization">How long loading the function took; null or zero where it was loaded before.</param>
/// <param name="LogRecords">How many log records the invocation has written, which may still be on their way.</param>
internal sealed record InvocationReport(
    Invocation Invocation, InvocationResult Result, string Status, TimeSpan Duration, TimeSpan? Initialization, int LogRecords)
{
    public long BilledMilliseconds => (long)Math.Ceiling((Duration + (Initialization ?? TimeSpan.Zero)).TotalMilliseconds);
}
