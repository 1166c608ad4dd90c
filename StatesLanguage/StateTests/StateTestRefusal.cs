using Stepyard.StatesLanguage.Definition;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Why a state can't be tested as the request says.</summary>
/// <param name="Code">AWS's error code: <c>ValidationException</c> or <c>InvalidDefinition</c>.</param>
/// <param name="Message">What is wrong, in AWS's words where they are known.</param>
public sealed record StateTestRefusal(string Code, string Message)
{
    /// <summary>What is wrong with the definition; empty where it is something else that is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    internal static StateTestRefusal Invalid(string message) => new("ValidationException", message);

    internal static StateTestRefusal InvalidDefinition(string message) => new("InvalidDefinition", message);

    internal static StateTestRefusal InvalidDefinition(IReadOnlyList<Problem> problems) =>
        new("InvalidDefinition", string.Join('\n', problems)) { Problems = problems };
}
