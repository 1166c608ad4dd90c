using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"equals-ignore-case": "alice"}</c>.</summary>
internal sealed record EqualsIgnoreCase(string Wanted) : ValueTest
{
    public override bool Holds(Value value) => value is StringValue { Text: var text } && text.Equals(Wanted, StringComparison.OrdinalIgnoreCase);
}
