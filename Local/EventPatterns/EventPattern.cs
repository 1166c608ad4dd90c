using System.Collections.Immutable;
using Stepyard.Local.EventPatterns.Events;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns;

/// <summary>What an event must look like: any one of its alternatives has to hold. One without <c>$or</c> has a single alternative.</summary>
/// <param name="Text">The pattern as it was given.</param>
/// <param name="Alternatives">What it comes to.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Creating Amazon EventBridge event patterns"; the engine is Event Ruler (github.com/aws/event-ruler).</remarks>
internal sealed record EventPattern(string Text, ImmutableArray<Alternative> Alternatives)
{
    /// <summary>Reads a pattern in EventBridge's language.</summary>
    /// <exception cref="PatternException">It has a mistake.</exception>
    public static EventPattern Parse(string text) => new PatternReader(text).Read();

    public bool Matches(Value @event)
    {
        var fields = EventFields.Of(@event);
        return Alternatives.Any(alternative => alternative.Holds(fields));
    }
}

/// <summary>A pattern that is refused; the message is AWS's, which follows "Reason: " in its errors.</summary>
internal sealed class PatternException(string message) : Exception(message);
