using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary><c>$$.Map.Item</c>: the item that an iteration works on.</summary>
internal sealed record MapItem(int Index, Value Value);
