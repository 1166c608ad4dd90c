using System.Collections.Concurrent;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Takes events to targets behind the sender's back: again and again where a target fails for now, to the dead-letter queue where it fails for good.</summary>
/// <param name="kinds">The targets that are here.</param>
/// <param name="deadLetters">Where the rest goes.</param>
/// <param name="journal">Keeps what is under way.</param>
/// <param name="random">Spreads the attempts.</param>
/// <param name="time">The clock.</param>
/// <param name="terminal">Is told of every event that was not delivered.</param>
internal sealed class Deliveries(IReadOnlyList<IEventTarget> kinds, DeadLetters deadLetters, DeliveryJournal journal, Random random, TimeProvider time, ITerminal terminal) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();

    /// <summary>Sends an event on its way.</summary>
    public void Start(EventDelivery delivery) => Start(delivery, journal.Begin(delivery));

    /// <summary>Completes when no crash can lose what was sent on its way before.</summary>
    public Task FlushAsync() => journal.FlushAsync();

    /// <summary>Goes on with what was under way when the yard was stopped, as far as the rules still lead there.</summary>
    public void Resume(BusDirectory buses)
    {
        foreach (var interrupted in journal.Interrupted)
        {
            if (buses.Find(interrupted.Bus)?.Rules.GetValueOrDefault(interrupted.Rule) is { } rule && rule.Targets.Find(target => target.Id == interrupted.Target) is { } target)
            {
                Start(new(rule, target, interrupted.Event), interrupted.Id);
            }
            else
            {
                terminal.Write(Tone.Warning, "events", $"{interrupted.Rule} → {interrupted.Target}: '{interrupted.Event.DetailType}' of {interrupted.Event.Source} was under way when the yard was stopped, and its rule leads there no more");
                journal.End(interrupted.Id);
            }
        }
    }

    /// <summary>Completes when nothing is under way.</summary>
    public async Task WhenIdleAsync()
    {
        while (_underWay.Keys is { Count: > 0 } tasks)
        {
            await Task.WhenAll(tasks);
            await Task.Yield();
        }
    }

    /// <summary>Cuts off what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync();
        _stopping.Dispose();
    }

    private void Start(EventDelivery delivery, string id)
    {
        var task = Task.Run(async () =>
        {
            if (await DeliverAsync(delivery))
            {
                journal.End(id);
            }
        });
        _underWay[task] = true;
        _ = task.ContinueWith(done => _underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    // Whether it has come to an end; a stop of the yard is none.
    private async Task<bool> DeliverAsync(EventDelivery delivery)
    {
        for (var attempts = 0; ; attempts++)
        {
            if (await TryAsync(delivery) is not { } failure)
            {
                terminal.Write(Tone.Detail, "events", $"{delivery.Rule.Name} → {delivery.Target.Arn} delivered");
                return true;
            }

            var pause = RetryPolicy.Pause(attempts, random);
            var exhausted = attempts >= delivery.Target.Retry.MaximumAttempts ? "MaximumRetryAttempts"
                : time.GetUtcNow() + pause >= delivery.Event.Ingested + delivery.Target.Retry.MaximumAge ? "MaximumEventAgeInSeconds"
                : null;
            if (_stopping.IsCancellationRequested)
            {
                terminal.Write(Tone.Warning, "events", $"{delivery.Rule.Name} → {delivery.Target.Arn} not delivered yet ({failure.Message}): the yard stops, and goes on with it at the next start");
                return false;
            }

            if (!failure.IsPassing || exhausted is not null)
            {
                deadLetters.Bury(delivery, failure, attempts, failure.IsPassing ? exhausted : null);
                return true;
            }

            terminal.Write(Tone.Detail, "events", $"{delivery.Rule.Name} → {delivery.Target.Arn} failed ({failure.Message}); again in {pause.TotalSeconds:0.#} s");
            await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries once; what failed, or null.</summary>
    private async Task<DeliveryFailure?> TryAsync(EventDelivery delivery)
    {
        try
        {
            return kinds.FirstOrDefault(kind => kind.Takes(delivery.Target.Arn)) is { } kind
                ? await kind.DeliverAsync(delivery, _stopping.Token)
                : DeliveryFailure.NoResource("nothing here takes events at this ARN; state machines, functions, queues, topics, log groups and event buses do");
        }
        catch (AwsException refusal)
        {
            return DeliveryFailure.Of(refusal);
        }
        catch (OperationCanceledException)
        {
            return new("TIMEOUT", "cut off", IsPassing: true);
        }
        catch (Exception bug)
        {
            return new("UNKNOWN", $"delivery failed in a way that it should not: {bug}");
        }
    }
}
