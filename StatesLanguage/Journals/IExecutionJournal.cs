namespace Stepyard.StatesLanguage.Journals;

/// <summary>Where an execution writes down what happens to it, so that it can be repeated up to that point after a crash.</summary>
/// <remarks>
/// An execution is a function of its definition, its input and its happenings, in their order: the same ones lead to the same history.
/// What comes from outside is therefore written first, and acted upon when it is safe.
/// </remarks>
public interface IExecutionJournal
{
    /// <summary>Adds a happening behind all that were added before. Quick, never throwing; called from any thread.</summary>
    /// <param name="happened">What has happened.</param>
    /// <param name="written">
    /// Called once the happening is safe on disk: in the order of the additions, one at a time, quickly, and not on the caller's stack.
    /// Null where nobody waits for it.
    /// </param>
    void Add(Happening happened, Action? written);
}
