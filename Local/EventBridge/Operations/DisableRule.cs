using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Keeps a rule from firing. AWS: Amazon EventBridge API Reference, DisableRule.</summary>
internal sealed class DisableRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var rule = OpenRule(members, caller);
        Buses.Change(rule.Bus, bus => bus.With(bus.Rule(rule.Name) with { IsEnabled = false }));
        return Nothing;
    }
}
