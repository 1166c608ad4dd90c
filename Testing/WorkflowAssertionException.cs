namespace Stepyard.Testing;

/// <summary>A run is not what the test expects; the message ends with the run's trace.</summary>
/// <param name="problem">What was expected, and what was there.</param>
/// <param name="trace">The run: its states, with their inputs and outputs.</param>
public sealed class WorkflowAssertionException(string problem, string trace) : Exception($"{problem}\n\n{trace}")
{
    /// <summary>The run: its states, with their inputs and outputs.</summary>
    public string Trace => trace;
}
