using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Takes in up to ten events; each fails for itself. AWS: Amazon EventBridge API Reference, PutEvents.</summary>
internal sealed class PutEvents(BusDirectory buses, IAccess access, EventIntake intake, Deliveries deliveries) : EventsOperation(buses, access)
{
    private const int MostEntries = 10;

    protected override Task KeepAsync() => deliveries.FlushAsync();

    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var entries = members.Structures("entries", "PutEventsRequestEntry", min: 1, max: MostEntries);
        var requests = entries.Select(EventRequest.Read).ToList();
        members.Check();
        foreach (var bus in requests.Select(request => BusArns.BusName(request.Bus)).Distinct(StringComparer.Ordinal))
        {
            Authorize(caller, BusArns.OfBus(Buses.Account, bus));
        }

        if (requests.Sum(request => (long)request.Size) > EventRequest.MostBytes)
        {
            throw EventBridgeError.Validation("Total size of the entries in the request is over the limit.");
        }

        var results = requests.Select(intake.Take).ToList();
        return writer =>
        {
            writer.WriteNumber("FailedEntryCount", results.Count(result => result.EventId is null));
            writer.WriteStartArray("Entries");
            foreach (var result in results)
            {
                writer.WriteStartObject();
                WriteIfAny(writer, "EventId", result.EventId);
                WriteIfAny(writer, "ErrorCode", result.ErrorCode);
                WriteIfAny(writer, "ErrorMessage", result.ErrorMessage);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        };
    }
}
