using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lists the rules of a bus that lead to a target. AWS: Amazon EventBridge API Reference, ListRuleNamesByTarget.</summary>
internal sealed class ListRuleNamesByTarget(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var arn = members.Text("targetArn", max: 1600);
        var bus = BusName(members);
        members.OptionalInteger("limit", 1, PageLimit);
        members.Check();
        Authorize(caller, Buses.RuleArn(bus, "*"));

        var names = Buses.Get(bus).Rules.Values.Where(rule => rule.Targets.Exists(target => target.Arn == arn)).Select(rule => rule.Name);
        return Page(members, "RuleNames", names, name => name, $"{bus} {arn}", (writer, name) => writer.WriteStringValue(name));
    }
}
