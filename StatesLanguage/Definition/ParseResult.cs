namespace Stepyard.StatesLanguage.Definition;

/// <summary>What parsing a definition came to: a state machine, or everything that is wrong.</summary>
/// <param name="Machine">The state machine; null where there are errors.</param>
/// <param name="Problems">All errors and warnings, in the order of the definition.</param>
public sealed record ParseResult(StateMachine? Machine, IReadOnlyList<Problem> Problems)
{
    /// <summary>What keeps the definition from being used.</summary>
    public IEnumerable<Problem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);
}
