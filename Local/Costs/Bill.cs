using System.Collections.Immutable;

namespace Stepyard.Local.Costs;

/// <summary>What a month's requests to one system cost.</summary>
/// <param name="Lines">A line for each dimension that is used, in the order of <see cref="PriceList.All"/>.</param>
internal sealed record Bill(ImmutableArray<BillLine> Lines)
{
    /// <summary>Dollars.</summary>
    public decimal Total => Lines.Sum(line => line.Amount);

    /// <summary>Prices a month of requests that all take the same.</summary>
    /// <param name="request">What one takes.</param>
    /// <param name="requests">How many there are.</param>
    /// <param name="tracing">Whether X-Ray samples them.</param>
    public static Bill Of(Usage request, long requests, bool tracing)
    {
        var month = request.Times(requests);
        if (tracing)
        {
            month = month.And(PriceList.Traces, Assumptions.Traced(requests));
        }

        return new(
        [
            .. from dimension in PriceList.All
               let quantity = month[dimension]
               where quantity > 0
               select new BillLine(dimension, quantity, dimension.Price.Of(quantity)),
        ]);
    }
}

/// <summary>A line of a bill.</summary>
/// <param name="Dimension">What was counted.</param>
/// <param name="Quantity">How much there was of it.</param>
/// <param name="Amount">Dollars.</param>
internal sealed record BillLine(Dimension Dimension, decimal Quantity, decimal Amount);
