using System.Buffers;
using System.Text.Json;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>The history of an execution on disk, whose lines are what the API answers.</summary>
internal sealed class ClosedEvents(ArchiveSegment segment, ClosedEntry entry) : IEvents
{
    /// <summary>The members of an event's details that are execution data, or tell of it.</summary>
    private static readonly SearchValues<string> Data = SearchValues.Create(
        ["input", "inputDetails", "output", "outputDetails", "parameters", "assignedVariables", "assignedVariablesDetails", "error", "cause"], StringComparison.Ordinal);

    public int Count => entry.Events;

    public void Write(Utf8JsonWriter response, int start, int count, bool newestFirst, bool includeExecutionData)
    {
        var events = segment.ReadEvents(entry, start, count);
        foreach (var happened in newestFirst ? events.Select(json => (ReadOnlyMemory<byte>)json.ToArray()).Reverse() : events)
        {
            if (includeExecutionData)
            {
                response.WriteRawValue(happened.Span, skipInputValidation: true);
            }
            else
            {
                WriteWithoutData(response, happened);
            }
        }
    }

    private static void WriteWithoutData(Utf8JsonWriter response, ReadOnlyMemory<byte> json)
    {
        using var happened = JsonDocument.Parse(json);
        response.WriteStartObject();
        foreach (var member in happened.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                member.WriteTo(response);
                continue;
            }

            response.WriteStartObject(member.Name);
            foreach (var detail in member.Value.EnumerateObject().Where(detail => !Data.Contains(detail.Name)))
            {
                detail.WriteTo(response);
            }

            response.WriteEndObject();
        }

        response.WriteEndObject();
    }
}
