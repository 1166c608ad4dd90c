using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>An execution that has ended, with all that is kept of it.</summary>
/// <param name="Start">How it was started.</param>
/// <param name="End">How it ended.</param>
/// <param name="History">Its events; none for an Express child of a map run.</param>
/// <param name="Happenings">What it takes to repeat it; none where nobody will.</param>
internal sealed record Closing(StartRecord Start, EndRecord End, IReadOnlyList<HistoryEvent> History, IReadOnlyList<Happening> Happenings)
{
    /// <inheritdoc cref="ClosedHeader.Version"/>
    public int? Version { get; init; }

    /// <inheritdoc cref="ClosedHeader.MapRuns"/>
    public IReadOnlyList<MapRunDescription>? MapRuns { get; init; }
}
