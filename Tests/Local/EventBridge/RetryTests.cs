using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.EventBridge.Delivery;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class RetryTests
{
    private readonly VirtualTime _time = new();
    private readonly RecordingTerminal _terminal = new();

    [Fact]
    public async Task A_target_that_fails_for_now_gets_the_event_later()
    {
        var target = new Moody(failures: 3);
        await using var deliveries = Open(target);
        deliveries.Start(Delivery("{}"));

        await PassTimeUntilAsync(deliveries.WhenIdleAsync());

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
        await using var deliveries = Open(moody);
        deliveries.Start(Delivery(target));

        await PassTimeUntilAsync(deliveries.WhenIdleAsync());

        moody.Attempts.ShouldBe(attempts);
        _terminal.Lines.ShouldContain("events: rule → arn:moody not delivered: THROTTLING, later; it is lost, for the target has no DeadLetterConfig");
    }

    [Fact]
    public async Task An_event_that_is_too_old_is_tried_no_more()
    {
        var moody = new Moody(failures: int.MaxValue);
        await using var deliveries = Open(moody);
        deliveries.Start(Delivery("""{"RetryPolicy":{"MaximumEventAgeInSeconds":60}}"""));

        await PassTimeUntilAsync(deliveries.WhenIdleAsync());

        moody.Attempts.ShouldBeInRange(6, 8);
        _time.GetUtcNow().ShouldBeLessThan(Start + TimeSpan.FromSeconds(60));
    }

    private static DateTimeOffset Start => new VirtualTime().GetUtcNow();

    private Deliveries Open(IEventTarget target) =>
        new([target], new DeadLetters(null, null!, _terminal), new Random(1), _time, _terminal);

    private EventDelivery Delivery(string target)
    {
        var rule = new Rule { Name = "rule", Bus = EventBus.Default, Arn = "arn:rule", Created = _time.GetUtcNow() };
        var given = ((ObjectValue)Value.Parse(target)).With("Id", "1").With("Arn", "arn:moody");
        return new(rule, new(given), new("1", "shop", "Order", "123456789012", "us-east-1", Start, Start, [], ObjectValue.Empty));
    }

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

        public bool Takes(string arn) => arn == "arn:moody";

        public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation) =>
            new(Attempts++ < failures ? new DeliveryFailure("THROTTLING", "later", IsPassing: true) : null);
    }
}
