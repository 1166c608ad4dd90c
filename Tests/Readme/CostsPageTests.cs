using System.Collections.Immutable;
using Stepyard.Local.Costs;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Readme;

/// <summary>The tables of docs/costs.md are what the costs come to.</summary>
public sealed class CostsPageTests
{
    private static readonly ImmutableArray<long> Requests = [1_000, 1_000_000, 100_000_000];

    private static readonly Repository Repository = Repository.Find();

    [Fact]
    public async Task The_tables_are_what_is_computed()
    {
        var file = Path.Combine(Repository.Root, "docs", "costs.md");
        var page = await File.ReadAllTextAsync(file);
        var computed = With(page, "costs", await CostTable.OfAllAsync(Repository, "prod", Requests));
        computed = With(computed, "pizza", await CostTable.OfOneAsync(BilledSystem.All[0], Repository, "prod", Requests));
        computed = With(computed, "prices", CostTable.OfPrices());
        if (Environment.GetEnvironmentVariable("ACCEPT_COSTS") == "1")
        {
            await File.WriteAllTextAsync(file, computed);
            page = computed;
        }

        page.ShouldBe(computed, "docs/costs.md tells other costs than are computed. Where that is meant: ACCEPT_COSTS=1 dotnet test Tests --filter CostsPage");
    }

    private static string With(string page, string name, string table)
    {
        var start = page.IndexOf('\n', page.IndexOf($"<!-- {name}:", StringComparison.Ordinal)) + 1;
        var end = page.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        return string.Concat(page.AsSpan(0, start), table, page.AsSpan(end));
    }
}
