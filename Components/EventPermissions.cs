using System.Collections.Immutable;
using Pulumi;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Components;

/// <summary>What a workflow's role must be allowed for the events that its Tasks put: to put them onto the buses that the entries name.</summary>
/// <remarks>AWS: Step Functions developer guide, "Add EventBridge events with Step Functions".</remarks>
internal static class EventPermissions
{
    /// <summary>What of an entry names its bus.</summary>
    public const string Bus = "EventBusName";

    /// <summary>The buses, by name or ARN; an entry that names none goes to the account's own, which is called <c>default</c>.</summary>
    /// <returns>Null where an entry, or its bus, only shows at run time.</returns>
    public static ImmutableArray<string>? BusesOf(TaskState task)
    {
        if (task.Parameters is not ObjectValue parameters || !parameters.TryGetValue("Entries", out var given) || given is not ArrayValue entries)
        {
            return null;
        }

        var buses = entries.Select(entry => entry is ObjectValue members ? BusOf(members) : null).ToImmutableArray();
        return buses.Contains(null) ? null : [.. buses.Select(bus => bus!)];
    }

    /// <summary>The statement.</summary>
    public static Statement Of(IEnumerable<Output<string>> buses, AwsTarget target) =>
        new("PutEvents", ["events:PutEvents"], [.. buses.Select(bus => target.ArnOf("events", "event-bus", bus))]);

    private static string? BusOf(ObjectValue entry) =>
        entry.TryGetValue($"{Bus}.$", out _) ? null
        : !entry.TryGetValue(Bus, out var bus) ? "default"
        : bus is StringValue { Text: var text } && !text.StartsWith("{%", StringComparison.Ordinal) ? text
        : null;
}
