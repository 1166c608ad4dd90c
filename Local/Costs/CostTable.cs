using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Costs;

/// <summary>Bills as Markdown, which a terminal shows as well as a page.</summary>
internal static class CostTable
{
    /// <summary>Every system: what a request takes, and what a month costs.</summary>
    public static async Task<string> OfAllAsync(Repository repository, string stack, ImmutableArray<long> requests)
    {
        var settings = BilledSettings.Of(repository, stack);
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| a month in {stack} | transitions | functions | {string.Join(" | ", requests.Select(number => $"{number.ToString("N0", CultureInfo.InvariantCulture)} requests"))} |")
            .AppendLine(CultureInfo.InvariantCulture, $"|---|---:|---:|{string.Concat(requests.Select(_ => "---:|"))}");
        foreach (var system in BilledSystem.All)
        {
            var usage = await HappyPath.WalkAsync(system, settings, repository.Definitions);
            var transitions = system.IsExpress ? "Express" : Number(usage[PriceList.StateTransitions]);
            var amounts = requests.Select(number => Dollars(Bill.Of(usage, number, settings.Tracing).Total));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {system.Name} | {transitions} | {Number(usage[PriceList.LambdaRequests])} | {string.Join(" | ", amounts)} |");
        }

        var standing = Standing.Of(await RecordedStack.Of(stack));
        var amount = Dollars(Bill.Of(standing, 1, tracing: false).Total);
        return table
            .AppendLine(CultureInfo.InvariantCulture, $"| what stands: the key of the state, {Number(standing[PriceList.Alarms])} alarms | | | {string.Join(" | ", requests.Select(_ => amount))} |")
            .ToString();
    }

    /// <summary>One system, line by line.</summary>
    public static async Task<string> OfOneAsync(BilledSystem system, Repository repository, string stack, ImmutableArray<long> requests)
    {
        var settings = BilledSettings.Of(repository, stack);
        var usage = await HappyPath.WalkAsync(system, settings, repository.Definitions);
        var bills = requests.Select(number => Bill.Of(usage, number, settings.Tracing)).ToArray();
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| {system.Name}, a month in {stack} | {string.Join(" | ", requests.Select(number => $"{number.ToString("N0", CultureInfo.InvariantCulture)} requests"))} |")
            .AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(requests.Select(_ => "---:|"))}");
        foreach (var dimension in bills.SelectMany(bill => bill.Lines).Select(line => line.Dimension).Distinct())
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {dimension.Name} | {string.Join(" | ", bills.Select(bill => Dollars(bill.Lines.Where(line => line.Dimension == dimension).Sum(line => line.Amount))))} |");
        }

        return table.AppendLine(CultureInfo.InvariantCulture, $"| **total** | {string.Join(" | ", bills.Select(bill => Dollars(bill.Total)))} |").ToString();
    }

    /// <summary>The prices themselves, tier by tier.</summary>
    public static string OfPrices()
    {
        var table = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"| dimension | dollars, {PriceList.ReadOn:yyyy-MM-dd} | for | from |").AppendLine("|---|---|---:|---|");
        foreach (var dimension in PriceList.All)
        {
            var from = 0m;
            var tiers = new List<string>();
            foreach (var tier in dimension.Price.Tiers)
            {
                tiers.Add($"{Number(tier.Price * dimension.Per)}{(from == 0 ? "" : $" above {Number(from)}")}");
                from = tier.UpTo;
            }

            table.AppendLine(CultureInfo.InvariantCulture, $"| {dimension.Name} | {string.Join("; ", tiers)} | {Number(dimension.Per)} | <{dimension.Source}> |");
        }

        return table.ToString();
    }

    // A cent is too much for a thousand pizzas.
    private static string Dollars(decimal amount) => amount.ToString(amount < 1 ? "$0.0000" : "$#,##0.00", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("#,##0.##########", CultureInfo.InvariantCulture);
}
