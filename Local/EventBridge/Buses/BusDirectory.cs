using System.Collections.Immutable;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>The account's event buses. What was made over the wire is kept in a file; what the stack's program has, it makes anew.</summary>
internal sealed class BusDirectory
{
    private readonly Lock _gate = new();
    private readonly Account _account;
    private readonly TimeProvider _time;
    private readonly BusFile _file;
    private ImmutableSortedDictionary<string, EventBus> _buses;

    /// <param name="account">Whose buses they are.</param>
    /// <param name="time">Says when they are made.</param>
    /// <param name="file">What is there already is taken up.</param>
    /// <exception cref="Provisioning.ProvisioningException">The file is damaged.</exception>
    public BusDirectory(Account account, TimeProvider time, BusFile file)
    {
        (_account, _time, _file) = (account, time, file);
        _buses = file.Read().ToImmutableSortedDictionary(bus => bus.Name, bus => bus, StringComparer.Ordinal);
        if (!_buses.ContainsKey(EventBus.Default))
        {
            _buses = _buses.Add(EventBus.Default, New(EventBus.Default));
        }
    }

    /// <summary>Is called when a bus or a rule has changed, by the one who changed it.</summary>
    public Action? Changed { private get; set; }

    public Account Account => _account;

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>All, by name.</summary>
    public IEnumerable<EventBus> All => _buses.Values;

    public EventBus Default => _buses[EventBus.Default];

    public string RuleArn(string bus, string rule) => BusArns.OfRule(_account, bus, rule);

    /// <summary>The bus of a name or an ARN; null where there is none, as where the ARN is of another account or region.</summary>
    public EventBus? Find(string? nameOrArn) =>
        _buses.GetValueOrDefault(BusArns.BusName(nameOrArn)) is { } bus && (nameOrArn?.StartsWith("arn:", StringComparison.Ordinal) != true || bus.Arn == nameOrArn) ? bus : null;

    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public EventBus Get(string? nameOrArn) => Find(nameOrArn) ?? throw EventBridgeError.NoBus(BusArns.BusName(nameOrArn));

    /// <summary>A bus of a name that is not taken.</summary>
    public EventBus New(string name) => new(name, BusArns.OfBus(_account, name), Now);

    /// <summary>Adds a bus.</summary>
    /// <exception cref="AwsException"><c>ResourceAlreadyExistsException</c>.</exception>
    public void Add(EventBus bus)
    {
        lock (_gate)
        {
            Keep(_buses.ContainsKey(bus.Name) ? throw EventBridgeError.AlreadyExists($"Event bus {bus.Name} already exists.") : _buses.Add(bus.Name, bus));
        }

        Changed?.Invoke();
    }

    /// <summary>Changes a bus, or something on it.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>; or what the change throws, and then nothing has changed.</exception>
    public EventBus Change(string? nameOrArn, Func<EventBus, EventBus> change)
    {
        EventBus changed;
        lock (_gate)
        {
            changed = change(Get(nameOrArn));
            Keep(_buses.SetItem(changed.Name, changed));
        }

        Changed?.Invoke();
        return changed;
    }

    /// <summary>Makes a bus as the program has it; its rules stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="declare">What the program says of it.</param>
    public EventBus Declare(string name, Func<EventBus, EventBus> declare)
    {
        EventBus bus;
        lock (_gate)
        {
            bus = declare(_buses.GetValueOrDefault(name) ?? New(name)) with { IsDeclared = true };
            Keep(_buses.SetItem(name, bus));
        }

        Changed?.Invoke();
        return bus;
    }

    /// <summary>The tags of a bus or a rule.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public ImmutableSortedDictionary<string, string> TagsOf(string arn)
    {
        var (bus, rule) = BusArns.Parse(arn);
        return rule is null ? Get(bus).Tags : Get(bus).Rule(rule).Tags;
    }

    /// <summary>Changes the tags of a bus or a rule.</summary>
    /// <exception cref="AwsException"><c>ResourceNotFoundException</c>.</exception>
    public void ChangeTags(string arn, Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
    {
        var (name, rule) = BusArns.Parse(arn);
        Change(name, bus => rule is null ? bus with { Tags = change(bus.Tags) } : bus.With(bus.Rule(rule) with { Tags = change(bus.Rule(rule).Tags) }));
    }

    /// <summary>Removes a bus without rules; nothing where there is none.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public void Remove(string nameOrArn)
    {
        lock (_gate)
        {
            if (Find(nameOrArn) is not { } bus)
            {
                return;
            }

            Keep(bus.IsDefault ? throw EventBridgeError.Validation("Cannot delete event bus default.")
                : bus.Rules.IsEmpty ? _buses.Remove(bus.Name)
                : throw EventBridgeError.Validation("Event bus can't be deleted since it has rules."));
        }

        Changed?.Invoke();
    }

    private void Keep(ImmutableSortedDictionary<string, EventBus> buses)
    {
        _file.Write(buses.Values);
        _buses = buses;
    }
}
