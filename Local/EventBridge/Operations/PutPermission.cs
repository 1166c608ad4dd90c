using System.Text.Json;
using System.Text.Json.Nodes;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Adds a statement to a bus's policy, or replaces the whole policy. AWS: Amazon EventBridge API Reference, PutPermission.</summary>
internal sealed class PutPermission(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var bus = BusName(members);
        var policy = members.OptionalText("policy", min: 0, max: int.MaxValue);
        var id = members.OptionalText("statementId", max: 64);
        var action = members.OptionalText("action", max: 64);
        var principal = members.OptionalText("principal", max: 12);
        var condition = members.OptionalMembers("condition");
        var (type, key, value) = (condition?.Text("type"), condition?.Text("key"), condition?.Text("value"));
        members.Check();
        Authorize(caller, BusArns.OfBus(Buses.Account, bus));

        if (policy is null && (id is null || action is null || principal is null))
        {
            throw EventBridgeError.Validation("Parameter(s) StatementId, Action and Principal, or Policy must be specified.");
        }

        Buses.Change(bus, current => current with { Policy = Checked(current, Changed(current)), Modified = Buses.Now });
        return Nothing;

        string Changed(EventBus current) => policy ?? BusPolicy.With(
            current.Policy, BusPolicy.Statement(id!, action!, principal!, current.Arn, condition is null ? null : new JsonObject { [type!] = new JsonObject { [key!] = value } }));
    }

    private static string Checked(EventBus bus, string policy)
    {
        try
        {
            PolicyDocument.ParseResource(bus.Name, policy);
            return policy;
        }
        catch (ProvisioningException mistake)
        {
            throw EventBridgeError.Validation(mistake.Message);
        }
    }
}
