using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Adds targets to a rule, or replaces those of the same ids. AWS: Amazon EventBridge API Reference, PutTargets.</summary>
internal sealed class PutTargets(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    private const int MostEntries = 100;

    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var structures = members.Structures("targets", "Target", min: 1, max: MostEntries);
        foreach (var structure in structures)
        {
            TargetRules.CheckMembers(structure, NamePattern());
        }

        var rule = OpenRule(members, caller, "rule");
        var targets = structures.Select(structure => new Target((ObjectValue)Value.Parse(structure.Json))).ToList();
        targets.ForEach(TargetRules.Check);
        Buses.Change(rule.Bus, bus => bus.With(TargetRules.Limited(targets.Aggregate(bus.Rule(rule.Name), (changed, target) => changed.With(target)))));
        return TargetResults.NoneFailed;
    }
}
