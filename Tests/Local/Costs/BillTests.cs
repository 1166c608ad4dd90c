using Stepyard.Local.Costs;

namespace Stepyard.Tests.Local.Costs;

/// <summary>Bills against what AWS's pages make of the same numbers.</summary>
public sealed class BillTests
{
    [Fact]
    public void A_million_transitions_are_twenty_five_dollars() =>
        Bill.Of(Usage.None.And(PriceList.StateTransitions, 5), 200_000, tracing: false).Total.ShouldBe(25);

    [Fact]
    public void A_hundred_million_requests_cost_their_tiers()
    {
        // 4 requests of each: 400 million through the HTTP API are 300 × 1.00 + 100 × 0.90.
        var bill = Bill.Of(Usage.None.And(PriceList.HttpApiRequests, 4).And(PriceList.LambdaRequests, 1), 100_000_000, tracing: false);

        bill.Lines.Select(line => (line.Dimension, line.Quantity, line.Amount)).ShouldBe(
            [(PriceList.HttpApiRequests, 400_000_000m, 390m), (PriceList.LambdaRequests, 100_000_000m, 20m)]);
        bill.Total.ShouldBe(410);
    }

    [Fact]
    public void Express_duration_is_cheaper_after_a_thousand_hours_of_a_gigabyte()
    {
        // 1,000 and 4,000 and 1,000 GB-hours.
        var bill = Bill.Of(Usage.None.And(PriceList.ExpressGigabyteSeconds, 3600), 6000, tracing: false);

        bill.Total.ShouldBe((3_600_000 * 0.00001667m) + (14_400_000 * 0.00000833m) + (3_600_000 * 0.00000456m));
    }

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(2_592_000, 2_592_000)]
    [InlineData(4_592_000, 2_692_000)]
    public void X_Ray_traces_one_request_a_second_and_one_in_twenty_of_the_others(long requests, int traces)
    {
        var bill = Bill.Of(Usage.None, requests, tracing: true);

        bill.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(traces);
        Bill.Of(Usage.None, requests, tracing: false).Total.ShouldBe(0);
    }
}
