using System.Collections.Immutable;
using Stepyard.Local.Costs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Readme;

/// <summary>The tables of docs/costs.md are what the costs come to.</summary>
public sealed class CostsPageTests
{
    private static readonly ImmutableArray<long> Requests = [1_000, 1_000_000, 100_000_000];

    [Fact]
    public async Task The_tables_are_what_is_computed()
    {
        var repository = Repository.Find();
        var page = await ComputedBlock.CheckAsync(
            "docs/costs.md",
            "ACCEPT_COSTS",
            "CostsPage",
            ("costs", await CostTable.OfAllAsync(repository, "prod", Requests)),
            ("pizza", await CostTable.OfOneAsync(BilledSystem.All[0], repository, "prod", Requests)),
            ("prices", CostTable.OfPrices()));

        page.ShouldContain("| pizza | Express | 1 | $");
    }
}
