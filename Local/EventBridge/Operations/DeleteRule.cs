using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Deletes a rule without targets; one that isn't there is no error. AWS: Amazon EventBridge API Reference, DeleteRule.</summary>
internal sealed class DeleteRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var name = RuleName(members);
        var bus = BusName(members);
        members.Check();
        Authorize(caller, Buses.RuleArn(bus, name));

        Buses.Change(bus, current => current.Rules.GetValueOrDefault(name) is { Targets.Count: > 0 }
            ? throw EventBridgeError.Validation("Rule can't be deleted since it has targets.")
            : current with { Rules = current.Rules.Remove(name) });
        return Nothing;
    }
}
