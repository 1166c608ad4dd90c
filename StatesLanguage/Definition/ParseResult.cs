namespace Stepyard.StatesLanguage.Definition;

/// <summary>What parsing a definition came to: a state machine, or everything that is wrong.</summary>
/// <param name="Machine">The state machine; null where there are problems.</param>
/// <param name="Problems">All problems, in the order of the definition.</param>
public sealed record ParseResult(StateMachine? Machine, IReadOnlyList<Problem> Problems);
