using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Makes an event bus. AWS: Amazon EventBridge API Reference, CreateEventBus.</summary>
internal sealed class CreateEventBus(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var name = members.Text("name", 256, BusNamePattern());
        var description = members.OptionalText("description", min: 0, max: 512);
        var deadLetters = members.OptionalMembers("deadLetterConfig")?.OptionalText("arn", max: 1600);
        var tags = Tags(members);
        members.Check();
        Authorize(caller, BusArns.OfBus(Buses.Account, name));

        BusArns.CheckName(name);
        var bus = Buses.New(name) with { Description = description, DeadLetterArn = deadLetters, Tags = tags };
        Buses.Add(bus);
        return writer =>
        {
            writer.WriteString("EventBusArn", bus.Arn);
            WriteIfAny(writer, "Description", description);
            BusText.WriteDeadLetters(writer, bus);
        };
    }
}
