using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>Takes the events of a bus to the targets of the rules that they match.</summary>
internal sealed class EventRouter(BusDirectory buses, Deliveries deliveries, ITerminal terminal)
{
    /// <summary>Whether events of AWS's services could match a rule: without one they need not be made.</summary>
    public bool IsAnyoneListening => buses.Default.Rules.Values.Any(rule => rule is { IsEnabled: true, Pattern: not null });

    /// <summary>Takes an event in; its targets receive it later.</summary>
    public void Put(string? busNameOrArn, Event @event)
    {
        if (buses.Find(busNameOrArn) is not { } bus)
        {
            // AWS takes such events, and nobody ever hears of them.
            terminal.Write(Tone.Warning, "events", $"'{@event.DetailType}' of {@event.Source} goes nowhere: there is no event bus {BusArns.BusName(busNameOrArn)}. There are: {string.Join(", ", buses.All.Select(other => other.Name))}.");
            return;
        }

        var arrived = @event with { Buses = @event.Buses.Add(bus.Name) };
        foreach (var rule in bus.Rules.Values)
        {
            if (rule is { IsEnabled: true, Pattern: { } pattern } && pattern.Matches(arrived.Document))
            {
                Deliver(rule, arrived);
            }
        }
    }

    /// <summary>Sends an event to the targets of one rule.</summary>
    public void Deliver(Rule rule, Event @event)
    {
        terminal.Write(Tone.Detail, "events", $"'{@event.DetailType}' of {@event.Source} fires the rule {rule.Name} with {rule.Targets.Count} target{(rule.Targets.Count == 1 ? "" : "s")}");
        foreach (var target in rule.Targets)
        {
            deliveries.Start(new(rule, target, @event));
        }
    }
}
