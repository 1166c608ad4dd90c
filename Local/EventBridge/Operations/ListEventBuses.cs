using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lists the event buses by name, those with a prefix if one is given. AWS: Amazon EventBridge API Reference, ListEventBuses.</summary>
internal sealed class ListEventBuses(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var prefix = members.OptionalText("namePrefix", 256, BusNamePattern()) ?? "";
        members.OptionalInteger("limit", 1, PageLimit);
        members.Check();
        Authorize(caller, "*");

        var found = Buses.All.Where(bus => bus.Name.StartsWith(prefix, StringComparison.Ordinal));
        return Page(members, "EventBuses", found, bus => bus.Name, prefix, (writer, bus) =>
        {
            writer.WriteStartObject();
            BusText.Write(writer, bus);
            writer.WriteEndObject();
        });
    }
}
