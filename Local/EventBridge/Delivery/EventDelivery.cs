using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Events;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>An event on its way to one target.</summary>
internal sealed record EventDelivery(Rule Rule, Target Target, Event Event)
{
    /// <summary>What the target receives.</summary>
    public string Input { get; } = Target.Input.For(Event, Rule);
}
