using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Schedules;

/// <summary>Fires the rules that have a schedule; times that went by while the yard was down are not made up for.</summary>
/// <param name="buses">Whose rules they are; only the default bus has schedules.</param>
/// <param name="router">Where a rule's event goes.</param>
/// <param name="account">Where it happens.</param>
/// <param name="ids">Makes the ids of events.</param>
/// <param name="time">The clock.</param>
internal sealed class Scheduler(BusDirectory buses, EventRouter router, Account account, Ids ids, TimeProvider time) : IDisposable
{
    // Timers reach no further; the next one is set when this one rings.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Schedule Schedule, DateTimeOffset? Due)> _due = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private bool _isStopped;

    /// <summary>Takes up the rules as they are now, and all that change from here on.</summary>
    public void Start()
    {
        buses.Changed = Set;
        Set();
    }

    public void Dispose()
    {
        buses.Changed = null;
        lock (_gate)
        {
            _isStopped = true;
            _timer?.Dispose();
        }
    }

    private void Set()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            var now = time.GetUtcNow();
            var rules = buses.Default.Rules.Values.Where(rule => rule is { IsEnabled: true, Schedule: not null }).ToDictionary(rule => rule.Name, StringComparer.Ordinal);
            foreach (var gone in _due.Keys.Where(name => !rules.ContainsKey(name)).ToList())
            {
                _due.Remove(gone);
            }

            foreach (var (name, rule) in rules)
            {
                if (!_due.TryGetValue(name, out var known) || known.Schedule != rule.Schedule)
                {
                    _due[name] = (rule.Schedule!, rule.Schedule!.Next(now, rule.Created));
                }
            }

            if (_due.Values.Min(entry => entry.Due) is { } next)
            {
                var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp((next - now).TotalMilliseconds, 0, LongestTimer.TotalMilliseconds)));
                _timer ??= time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Ring()
    {
        var fired = new List<(Rule Rule, DateTimeOffset Due)>();
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (name, (schedule, due)) in _due.ToList())
            {
                if (due <= now && buses.Default.Rules.GetValueOrDefault(name) is { } rule)
                {
                    fired.Add((rule, due.Value));
                    _due[name] = (schedule, schedule.Next(now, rule.Created));
                }
            }
        }

        foreach (var (rule, due) in fired)
        {
            router.Deliver(rule, new(ids.Uuid(), "aws.events", "Scheduled Event", account.Id, account.Region, due, time.GetUtcNow(), [rule.Arn], ObjectValue.Empty));
        }

        Set();
    }
}
