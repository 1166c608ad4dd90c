using Stepyard.StatesLanguage.Paths;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>The errors of states whose query language is JSONata.</summary>
internal static class QueryError
{
    public const string Name = "States.QueryEvaluationError";

    /// <summary>The error of a field, or of the state as a whole.</summary>
    /// <param name="location">The field, such as <c>Output/total</c>; null for the state.</param>
    /// <param name="cause">What is wrong.</param>
    public static StatesError At(string? location, string cause) => new(Name, cause) { Location = location };
}
