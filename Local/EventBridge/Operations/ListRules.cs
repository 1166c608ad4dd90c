using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lists the rules of a bus by name, those with a prefix if one is given. AWS: Amazon EventBridge API Reference, ListRules.</summary>
internal sealed class ListRules(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var prefix = members.OptionalText("namePrefix", 64, NamePattern()) ?? "";
        var bus = BusName(members);
        members.OptionalInteger("limit", 1, PageLimit);
        members.Check();
        Authorize(caller, Buses.RuleArn(bus, "*"));

        var rules = Buses.Get(bus).Rules.Values.Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal));
        return Page(members, "Rules", rules, rule => rule.Name, $"{bus} {prefix}", (writer, rule) =>
        {
            writer.WriteStartObject();
            WriteRule(writer, rule);
            writer.WriteEndObject();
        });
    }
}
