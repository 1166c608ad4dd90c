using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Lists the targets of a rule as they were given. AWS: Amazon EventBridge API Reference, ListTargetsByRule.</summary>
internal sealed class ListTargetsByRule(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        members.OptionalInteger("limit", 1, PageLimit);
        var rule = OpenRule(members, caller, "rule");
        return Page(members, "Targets", rule.Targets, target => target.Id, rule.Arn, (writer, target) => target.Given.WriteTo(writer));
    }
}
