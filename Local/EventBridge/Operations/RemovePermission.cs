using System.Text.Json;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.EventBridge.Operations;

/// <summary>Removes a statement from a bus's policy, or the whole policy. AWS: Amazon EventBridge API Reference, RemovePermission.</summary>
internal sealed class RemovePermission(BusDirectory buses, IAccess access) : EventsOperation(buses, access)
{
    protected override Action<Utf8JsonWriter> Answer(Members members, Caller caller)
    {
        var bus = BusName(members);
        var id = members.OptionalText("statementId", max: 64);
        var all = members.Flag("removeAllPermissions", usual: false);
        members.Check();
        Authorize(caller, BusArns.OfBus(Buses.Account, bus));

        if (id is null && !all)
        {
            throw EventBridgeError.Validation("Parameter(s) StatementId or RemoveAllPermissions must be specified.");
        }

        Buses.Change(bus, current => current with { Policy = all ? null : BusPolicy.Without(current.Policy, id!), Modified = Buses.Now });
        return Nothing;
    }
}
