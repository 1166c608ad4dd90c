using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.StatesLanguage.Testing;

public sealed class VirtualTimeTests
{
    private readonly VirtualTime _time = new();
    private readonly List<string> _rung = [];

    [Fact]
    public void Timers_ring_in_the_order_of_their_times_and_then_of_their_setting()
    {
        using var late = Timer("late", 5);
        using var first = Timer("first", 2);
        using var second = Timer("second", 2);

        _time.Advance(TimeSpan.FromSeconds(3));

        _rung.ShouldBe(["first at 2", "second at 2"]);
        _time.GetUtcNow().Second.ShouldBe(3);
    }

    [Fact]
    public void The_clock_jumps_to_the_next_timer()
    {
        using var timer = Timer("year", 31_536_000);

        _time.AdvanceToNextTimer().ShouldBeTrue();
        _time.AdvanceToNextTimer().ShouldBeFalse();

        _time.GetUtcNow().ShouldBe(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_timer_that_was_disposed_or_changed_does_not_ring_at_its_old_time()
    {
        Timer("disposed", 1).Dispose();
        using var changed = Timer("changed", 1);
        changed.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(10));

        _rung.ShouldBe(["changed at 4"]);
    }

    [Fact]
    public void A_periodic_timer_rings_again_and_again()
    {
        using var timer = _time.CreateTimer(_ => _rung.Add($"{_time.GetUtcNow().Second}"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(6));

        _rung.ShouldBe(["1", "3", "5"]);
    }

    [Fact]
    public async Task Timers_that_are_set_and_changed_while_the_clock_moves_on_another_thread_all_ring()
    {
        const int Count = 20_000;
        var rung = 0;
        var setting = Task.Run(() =>
        {
            for (var i = 0; i < Count; i++)
            {
                var timer = _time.CreateTimer(_ => Interlocked.Increment(ref rung), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            }
        });
        while (!setting.IsCompleted)
        {
            _time.AdvanceToNextTimer();
        }

        await setting;
        while (_time.AdvanceToNextTimer())
        {
        }

        rung.ShouldBe(Count);
    }

    private ITimer Timer(string name, int seconds) =>
        _time.CreateTimer(_ => _rung.Add($"{name} at {_time.GetUtcNow().Second}"), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
