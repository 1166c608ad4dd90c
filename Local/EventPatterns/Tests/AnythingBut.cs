using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"anything-but": …}</c>: a value of any kind that none of the tests holds for.</summary>
internal sealed record AnythingBut(ImmutableArray<ValueTest> Tests) : ValueTest
{
    public override bool Holds(Value value) => !Tests.Any(test => test.Holds(value));
}
