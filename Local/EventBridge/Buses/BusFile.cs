using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.EventBridge.Schedules;
using Stepyard.Local.EventPatterns;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>The file that the buses are kept in, all of them written anew at every change: there are few, and they change seldom.</summary>
/// <param name="path">The file.</param>
/// <param name="account">Whose buses they are.</param>
internal sealed class BusFile(string path, Account account)
{
    private readonly WholeFile<IReadOnlyList<KeptBus>> _file = new(path, "rules made over the wire");

    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public IReadOnlyList<EventBus> Read() =>
        _file.Read(IReadOnlyList<EventBus> (kept) => [.. kept.Select(Restored)], [], damage => damage is PatternException or KeyNotFoundException);

    /// <summary>Replaces the file, where what is kept has changed; what the program has is not kept.</summary>
    public void Write(IEnumerable<EventBus> buses) => _file.Write([.. buses.Select(Kept).Where(IsWorthKeeping)]);

    private static bool IsWorthKeeping(KeptBus bus) =>
        !bus.IsDeclared && (bus.Name != EventBus.Default || bus.Rules.Count > 0 || bus.Policy is not null || bus.Tags.Count > 0) || bus.Rules.Count > 0;

    private static KeptBus Kept(EventBus bus) => new(bus.Name, bus.Created, bus.Modified, bus.Description, bus.IsPolicyDeclared ? null : bus.Policy, bus.DeadLetterArn, bus.Tags, [.. bus.Rules.Values.Where(rule => !rule.IsDeclared).Select(Kept)])
    {
        IsDeclared = bus.IsDeclared,
    };

    private static KeptRule Kept(Rule rule) => new(
        rule.Name, rule.Created, rule.Pattern?.Text, rule.Schedule?.Text, rule.IsEnabled, rule.Description, rule.RoleArn, rule.Tags,
        [.. rule.Targets.Select(target => JsonElement.Parse(target.Given.ToJson()))]);

    private EventBus Restored(KeptBus kept) => new(kept.Name, BusArns.OfBus(account, kept.Name), kept.Created)
    {
        Modified = kept.Modified,
        Description = kept.Description,
        Policy = kept.Policy,
        DeadLetterArn = kept.DeadLetterArn,
        Tags = kept.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Rules = kept.Rules.Select(rule => Restored(rule, kept.Name)).ToImmutableSortedDictionary(rule => rule.Name, rule => rule, StringComparer.Ordinal),
    };

    private Rule Restored(KeptRule kept, string bus) => new()
    {
        Name = kept.Name,
        Bus = bus,
        Arn = BusArns.OfRule(account, bus, kept.Name),
        Created = kept.Created,
        Pattern = kept.EventPattern is { } pattern ? EventPattern.Parse(pattern) : null,
        Schedule = kept.ScheduleExpression is { } schedule ? Schedule.Parse(schedule) : null,
        IsEnabled = kept.IsEnabled,
        Description = kept.Description,
        RoleArn = kept.RoleArn,
        Tags = kept.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Targets = [.. kept.Targets.Select(target => new Target((ObjectValue)Value.Parse(target.GetRawText())))],
    };

    private sealed record KeptBus(
        string Name, DateTimeOffset Created, DateTimeOffset Modified, string? Description, string? Policy, string? DeadLetterArn,
        IReadOnlyDictionary<string, string> Tags, IReadOnlyList<KeptRule> Rules)
    {
        [JsonIgnore]
        public bool IsDeclared { get; init; }
    }

    private sealed record KeptRule(
        string Name, DateTimeOffset Created, string? EventPattern, string? ScheduleExpression, bool IsEnabled, string? Description, string? RoleArn,
        IReadOnlyDictionary<string, string> Tags, IReadOnlyList<JsonElement> Targets);
}
