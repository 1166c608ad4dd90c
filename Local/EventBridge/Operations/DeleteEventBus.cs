using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Deletes an event bus that has no rules; one that isn't there is no error. AWS: Amazon EventBridge API Reference, DeleteEventBus.</summary>
internal sealed class DeleteEventBus(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var name = members.Text("name", 256, BusNamePattern());
        members.Check();
        Authorize(caller, BusArns.OfBus(Buses.Account, name));
        Buses.Remove(name);
        return Nothing;
    }
}
