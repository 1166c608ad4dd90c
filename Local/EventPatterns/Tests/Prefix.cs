using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"prefix": "us-"}</c>, and <c>{"prefix": {"equals-ignore-case": "us-"}}</c>.</summary>
internal sealed record Prefix(string Start, StringComparison Comparison = StringComparison.Ordinal) : ValueTest
{
    public override bool Holds(Value value) => value is StringValue { Text: var text } && text.StartsWith(Start, Comparison);
}
