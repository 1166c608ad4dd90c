using System.Collections.Immutable;

namespace Stepyard.Local.Costs;

/// <summary>A price that falls with the quantity: each tier holds for what lies within it, not for all that came before.</summary>
/// <param name="Tiers">The tiers from the first unit on; the last one has no end.</param>
internal sealed record TieredPrice(ImmutableArray<PriceTier> Tiers)
{
    /// <summary>One price for any quantity.</summary>
    public static TieredPrice Flat(decimal price) => new([new(decimal.MaxValue, price)]);

    /// <summary>What a month's quantity costs, in dollars.</summary>
    public decimal Of(decimal quantity)
    {
        var (amount, from) = (0m, 0m);
        foreach (var tier in Tiers)
        {
            amount += Math.Max(0, Math.Min(quantity, tier.UpTo) - from) * tier.Price;
            from = tier.UpTo;
        }

        return amount;
    }
}

/// <summary>A part of a tiered price.</summary>
/// <param name="UpTo">The quantity that it ends at.</param>
/// <param name="Price">Dollars for one unit.</param>
internal sealed record PriceTier(decimal UpTo, decimal Price);
