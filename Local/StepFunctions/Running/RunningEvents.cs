using System.Text.Json;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>The history of an execution that is in memory.</summary>
internal sealed class RunningEvents(HistoryList history) : IEvents
{
    public int Count => history.Count;

    public void Write(Utf8JsonWriter response, int start, int count, bool newestFirst, bool includeExecutionData)
    {
        var events = history.Slice(start, count);
        foreach (var happened in newestFirst ? events.Reverse() : events)
        {
            happened.WriteTo(response, includeExecutionData);
        }
    }
}
