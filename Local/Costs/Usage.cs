using System.Collections.Immutable;

namespace Stepyard.Local.Costs;

/// <summary>How much of each dimension something takes. Immutable.</summary>
internal sealed class Usage
{
    public static readonly Usage None = new(ImmutableDictionary<Dimension, decimal>.Empty);

    private readonly ImmutableDictionary<Dimension, decimal> _quantities;

    private Usage(ImmutableDictionary<Dimension, decimal> quantities) => _quantities = quantities;

    public decimal this[Dimension dimension] => _quantities.GetValueOrDefault(dimension);

    public Usage And(Dimension dimension, decimal quantity) => new(_quantities.SetItem(dimension, this[dimension] + quantity));

    public Usage And(Usage other) => other._quantities.Aggregate(this, (sum, one) => sum.And(one.Key, one.Value));

    public Usage Times(decimal factor) => new(_quantities.ToImmutableDictionary(one => one.Key, one => one.Value * factor));
}
