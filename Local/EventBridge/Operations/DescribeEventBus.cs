using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Tells what a bus is: the default one where none is named. AWS: Amazon EventBridge API Reference, DescribeEventBus.</summary>
internal sealed class DescribeEventBus(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var name = BusName(members, "name");
        members.Check();
        Authorize(caller, BusArns.OfBus(Buses.Account, name));

        var bus = Buses.Get(name);
        return writer =>
        {
            BusText.Write(writer, bus);
            BusText.WriteDeadLetters(writer, bus);
        };
    }
}
