using Stepyard.Local.Costs;

namespace Stepyard.Tests.Local.Costs;

public sealed class TieredPriceTests
{
    private static readonly TieredPrice Price = new([new(100, 3), new(300, 2), new(decimal.MaxValue, 1)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 300)]
    [InlineData(101, 302)]
    [InlineData(300, 700)]
    [InlineData(1000, 1400)]
    public void Each_unit_costs_what_its_own_tier_says(decimal quantity, decimal amount) => Price.Of(quantity).ShouldBe(amount);

    [Fact]
    public void Every_price_of_the_list_falls_with_the_quantity_and_knows_no_end()
    {
        foreach (var dimension in PriceList.All)
        {
            var tiers = dimension.Price.Tiers;
            tiers.Select(tier => tier.UpTo).ShouldBeInOrder(SortDirection.Ascending);
            tiers.Select(tier => tier.Price).ShouldBeInOrder(SortDirection.Descending);
            tiers[^1].UpTo.ShouldBe(decimal.MaxValue);
        }
    }
}
