using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"suffix": ".png"}</c>, and <c>{"suffix": {"equals-ignore-case": ".png"}}</c>.</summary>
internal sealed record Suffix(string End, StringComparison Comparison = StringComparison.Ordinal) : ValueTest
{
    public override bool Holds(Value value) => value is StringValue { Text: var text } && text.EndsWith(End, Comparison);
}
