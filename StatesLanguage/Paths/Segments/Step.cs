using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>A segment that leads to one value: paths made of steps only are definite.</summary>
internal abstract class Step : Segment
{
    /// <summary>The value to which the step leads; null where there is none.</summary>
    public abstract Value? Find(Value value);

    /// <summary>Why <see cref="Find"/> found nothing; null where the path simply has no result.</summary>
    /// <param name="value">Where the step was tried.</param>
    /// <param name="place">The path to that value.</param>
    /// <param name="isLast">Whether the step is the path's last.</param>
    public abstract string? WhyMissing(Value value, string place, bool isLast);

    public sealed override void Select(Value value, Selection selection)
    {
        if (Find(value) is { } found)
        {
            selection.Add(found);
        }
    }
}
