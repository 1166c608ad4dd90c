using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class RetryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-events-").FullName;
    private readonly VirtualTime _time = new();
    private readonly RecordingTerminal _terminal = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_target_that_fails_for_now_gets_the_event_later()
    {
        var target = new Moody(failures: 3);
        await using var run = Open(target);
        run.Deliveries.Start(Delivery("{}"));

        await PassTimeUntilAsync(run.Deliveries.WhenIdleAsync());

        target.Attempts.ShouldBe(4);
        (_time.GetUtcNow() - Start).ShouldBeInRange(TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(7.1));
        _terminal.Lines.ShouldContain("events: rule → arn:moody delivered");
    }

    [Theory]
    [InlineData("""{"RetryPolicy":{"MaximumRetryAttempts":2}}""", 3)]
    [InlineData("""{"RetryPolicy":{"MaximumRetryAttempts":0}}""", 1)]
    public async Task A_target_is_tried_as_often_as_its_retry_policy_says(string target, int attempts)
    {
        var moody = new Moody(failures: int.MaxValue);
        await using var run = Open(moody);
        run.Deliveries.Start(Delivery(target));

        await PassTimeUntilAsync(run.Deliveries.WhenIdleAsync());

        moody.Attempts.ShouldBe(attempts);
        _terminal.Lines.ShouldContain("events: rule → arn:moody not delivered: THROTTLING, later; it is lost, for the target has no DeadLetterConfig");
    }

    [Fact]
    public async Task An_event_that_is_too_old_is_tried_no_more()
    {
        var moody = new Moody(failures: int.MaxValue);
        await using var run = Open(moody);
        run.Deliveries.Start(Delivery("""{"RetryPolicy":{"MaximumEventAgeInSeconds":60}}"""));

        await PassTimeUntilAsync(run.Deliveries.WhenIdleAsync());

        moody.Attempts.ShouldBeInRange(6, 8);
        _time.GetUtcNow().ShouldBeLessThan(Start + TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_is_under_way_when_the_yard_stops_goes_on_at_the_next_start_however_deep_it_nests()
    {
        var happened = Happened() with { Detail = ObjectValue.Create("item", Value.Parse($"{new string('[', 200)}{new string(']', 200)}")) };
        var rule = Rule("{}");
        var buses = new BusDirectory(new(), _time, new(Path.Combine(_folder, "events.json"), new()));
        buses.Change(null, bus => bus.With(rule));
        await using (var first = Open(new Moody(failures: int.MaxValue)))
        {
            first.Deliveries.Start(new(rule, rule.Targets[0], happened));
            await first.Deliveries.FlushAsync();
        }

        var target = new Moody(failures: 0);
        await using (var second = Open(target))
        {
            second.Deliveries.Resume(buses);
            await second.Deliveries.WhenIdleAsync();
        }

        await using var third = Open(target);
        third.Deliveries.Resume(buses);
        await third.Deliveries.WhenIdleAsync();

        target.Taken.ShouldHaveSingleItem().ShouldBe(happened.Document.ToJson());
    }

    [Fact]
    public async Task What_was_under_way_to_a_target_that_is_gone_is_told_of()
    {
        var rule = Rule("{}");
        await using (var first = Open(new Moody(failures: int.MaxValue)))
        {
            first.Deliveries.Start(new(rule, rule.Targets[0], Happened()));
            await first.Deliveries.FlushAsync();
        }

        await using var second = Open(new Moody(failures: 0));
        second.Deliveries.Resume(new(new(), _time, new(Path.Combine(_folder, "events.json"), new())));

        _terminal.Lines.ShouldContain("events: rule → 1: 'Order' of shop was under way when the yard was stopped, and its rule leads there no more");
    }

    private static DateTimeOffset Start => new VirtualTime().GetUtcNow();

    private Run Open(IEventTarget target)
    {
        var journal = new DeliveryJournal(Path.Combine(_folder, "events.log"), new Ids(new Random(1), _time), _terminal);
        return new(new Deliveries([target], new DeadLetters(null, null!, _terminal), journal, new Random(1), _time, _terminal), journal);
    }

    private sealed record Run(Deliveries Deliveries, DeliveryJournal Journal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Deliveries.DisposeAsync();
            Journal.Dispose();
        }
    }

    private EventDelivery Delivery(string target)
    {
        var rule = Rule(target);
        return new(rule, rule.Targets[0], Happened());
    }

    private Rule Rule(string target) => new()
    {
        Name = "rule",
        Bus = EventBus.Default,
        Arn = "arn:rule",
        Created = _time.GetUtcNow(),
        Targets = [new(((ObjectValue)Value.Parse(target)).With("Id", "1").With("Arn", "arn:moody"))],
    };

    private static Event Happened() => new("1", "shop", "Order", "123456789012", "us-east-1", Start, Start, ["order/7"], ObjectValue.Create("item", "book"));

    // Moves the clock from timer to timer; what waits for one sets it on a thread of its own.
    private async Task PassTimeUntilAsync(Task end)
    {
        while (!end.IsCompleted)
        {
            if (!_time.AdvanceToNextTimer(Start + TimeSpan.FromDays(1)))
            {
                await Task.Yield();
            }
        }
    }

    private sealed class Moody(int failures) : IEventTarget
    {
        public int Attempts { get; private set; }

        public List<string> Taken { get; } = [];

        public bool Takes(string arn) => arn == "arn:moody";

        public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
        {
            if (Attempts++ < failures)
            {
                return new(new DeliveryFailure("THROTTLING", "later", IsPassing: true));
            }

            Taken.Add(delivery.Input);
            return default;
        }
    }
}
