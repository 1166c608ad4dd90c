using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"exists": true}</c>: any value, also null.</summary>
internal sealed record Present : ValueTest
{
    public override bool Holds(Value value) => true;
}
