using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>One part of a path: what it selects of a value. Prints itself in bracket notation, as AWS's messages do.</summary>
internal abstract class Segment
{
    /// <summary>Adds what this segment selects of the value to the selection; nothing where it does not apply.</summary>
    public abstract void Select(Value value, Selection selection);

    public abstract override string ToString();
}
