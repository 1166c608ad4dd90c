using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Removes targets from a rule; those that aren't there are no error. AWS: Amazon EventBridge API Reference, RemoveTargets.</summary>
internal sealed class RemoveTargets(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var ids = members.Texts("ids", min: 1);
        var rule = OpenRule(members, caller, "rule");
        Buses.Change(rule.Bus, bus => bus.With(ids.Aggregate(bus.Rule(rule.Name), (changed, id) => changed.Without(id))));
        return TargetResults.NoneFailed;
    }
}
