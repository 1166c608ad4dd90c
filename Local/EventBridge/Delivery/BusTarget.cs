using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Puts the event on another bus, as the target's role may, or as that bus's policy lets the rule.</summary>
internal sealed class BusTarget(BusDirectory buses, TargetRoles roles, IAccess access, ITerminal terminal) : IEventTarget
{
    /// <summary>Takes the event on; set when the router is made, which needs the targets first.</summary>
    public EventRouter Router { private get; set; } = null!;

    public bool Takes(string arn) => arn.Contains(":event-bus/", StringComparison.Ordinal);

    public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        var target = delivery.Target;
        if (buses.Find(target.Arn) is not { } bus)
        {
            return new(DeliveryFailure.NoResource("there is no such event bus"));
        }

        if (target.RoleArn is { } role)
        {
            access.Authorize(roles.Assume(role, delivery), "events:PutEvents", bus.Arn);
        }
        else
        {
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, "events:PutEvents", bus.Arn, bus.Policy);
        }

        if (delivery.Event.Buses.Contains(bus.Name))
        {
            terminal.Write(Tone.Warning, "events", $"{delivery.Rule.Name} → {bus.Name} ends here: the event came over that bus already ({string.Join(" → ", delivery.Event.Buses)})");
            return default;
        }

        Router.Put(bus.Name, delivery.Event);
        return default;
    }
}
