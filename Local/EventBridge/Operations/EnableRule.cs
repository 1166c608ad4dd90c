using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lets a rule fire again. AWS: Amazon EventBridge API Reference, EnableRule.</summary>
internal sealed class EnableRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var rule = OpenRule(members, caller);
        Buses.Change(rule.Bus, bus => bus.With(bus.Rule(rule.Name) with { IsEnabled = true }));
        return Nothing;
    }
}
