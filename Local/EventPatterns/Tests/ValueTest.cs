using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary>What a value in an event may be.</summary>
internal abstract record ValueTest
{
    /// <param name="value">Neither an object nor an array.</param>
    public abstract bool Holds(Value value);
}
