using System.Text.Json;

namespace Stepyard.Local.StepFunctions;

/// <summary>The history of an execution.</summary>
internal interface IEvents
{
    /// <summary>How many events there are so far.</summary>
    int Count { get; }

    /// <summary>Writes events into an array that is open.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="start">The first of them, counted from 0.</param>
    /// <param name="count">How many; all of them are there.</param>
    /// <param name="newestFirst">Whether the last of them comes first.</param>
    /// <param name="includeExecutionData">False leaves inputs, outputs and causes out.</param>
    void Write(Utf8JsonWriter response, int start, int count, bool newestFirst, bool includeExecutionData);
}
