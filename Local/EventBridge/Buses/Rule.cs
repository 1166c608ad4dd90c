using System.Collections.Immutable;
using Stepyard.Local.EventBridge.Schedules;
using Stepyard.Local.EventPatterns;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>Which events of a bus go where; or at which times something goes there.</summary>
internal sealed record Rule
{
    public required string Name { get; init; }

    public required string Bus { get; init; }

    /// <summary><c>arn:aws:events:REGION:ACCOUNT:rule/NAME</c>, with the bus's name before the rule's where that is not the default.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was made, from where a rate counts.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Null for a rule that has a schedule only.</summary>
    public EventPattern? Pattern { get; init; }

    public Schedule? Schedule { get; init; }

    public bool IsEnabled { get; init; } = true;

    public string? Description { get; init; }

    /// <summary>Told, and otherwise without effect: targets have roles of their own.</summary>
    public string? RoleArn { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>In the order in which they came.</summary>
    public ImmutableList<Target> Targets { get; init; } = [];

    /// <summary>Whether the stack's program has it, which makes it anew at every start.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>The rule with a target more, or changed.</summary>
    public Rule With(Target target)
    {
        var place = Targets.FindIndex(other => other.Id == target.Id);
        return this with { Targets = place < 0 ? Targets.Add(target) : Targets.SetItem(place, target) };
    }

    public Rule Without(string targetId) => this with { Targets = Targets.RemoveAll(target => target.Id == targetId) };
}
