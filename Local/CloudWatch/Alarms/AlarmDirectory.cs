using System.Collections.Concurrent;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>The alarms of the yard and the states that they are in.</summary>
internal sealed class AlarmDirectory(TimeProvider time, AlarmActions actions)
{
    private readonly ConcurrentDictionary<string, (MetricAlarm Alarm, AlarmState State)> _alarms = new(StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public IEnumerable<(MetricAlarm Alarm, AlarmState State)> All => _alarms.Values.OrderBy(entry => entry.Alarm.Name, StringComparer.Ordinal);

    public (MetricAlarm Alarm, AlarmState State)? Find(string name) => _alarms.TryGetValue(name, out var found) ? found : null;

    /// <summary>Adds an alarm, or changes one, which keeps its state.</summary>
    public void Put(MetricAlarm alarm) =>
        _alarms.AddOrUpdate(alarm.Name, _ => (alarm, AlarmState.Initial(time.GetUtcNow())), (_, known) => (alarm, known.State));

    public bool Delete(string name) => _alarms.TryRemove(name, out _);

    /// <summary>Puts an alarm into a state; where that is another one, it tells whom it is to tell.</summary>
    public void Set(MetricAlarm alarm, string value, string reason, string? reasonData)
    {
        if (!_alarms.TryGetValue(alarm.Name, out var known))
        {
            return;
        }

        var changes = known.State.Value != value;
        var now = time.GetUtcNow();
        var state = new AlarmState(value, reason, reasonData, changes ? now : known.State.Updated);
        if (_alarms.TryUpdate(alarm.Name, (known.Alarm, state), known) && changes)
        {
            actions.Tell(known.Alarm, known.State, state);
        }
    }
}
