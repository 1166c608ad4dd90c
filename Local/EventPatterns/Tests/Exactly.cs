using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary>A string, number, <c>true</c>, <c>false</c> or <c>null</c> as it is. Numbers compare by value: <c>300</c> is <c>3.0e2</c>.</summary>
/// <remarks>AWS: Event Ruler compares numbers by value, although the EventBridge User Guide says that it compares their text.</remarks>
internal sealed record Exactly(Value Wanted) : ValueTest
{
    public override bool Holds(Value value) => value.Equals(Wanted);
}
