namespace Stepyard.Local.Costs;

/// <summary>What AWS counts, and has a price for.</summary>
/// <param name="Name">What is counted, as the bill says it.</param>
/// <param name="Per">How many units AWS's page has a price for: a million, a thousand, one.</param>
/// <param name="Price">Dollars for a unit.</param>
/// <param name="Source">AWS's page of the price.</param>
internal sealed record Dimension(string Name, decimal Per, TieredPrice Price, Uri Source);
