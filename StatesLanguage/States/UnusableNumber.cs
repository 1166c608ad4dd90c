using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>The error of a number that a field comes to and does not take, in AWS's words for the field's query language.</summary>
internal static class UnusableNumber
{
    /// <param name="field">The field, such as <c>TimeoutSeconds</c>.</param>
    /// <param name="expression">Where its value comes from.</param>
    /// <param name="problem">What is wrong, such as <c>is not a valid integer</c>.</param>
    /// <param name="value">The value.</param>
    public static StatesError Of(string field, Expression expression, string problem, Value value) => expression is JsonataQuery query
        ? query.Refuse($"evaluates to a value which {problem}", value)
        : new("States.Runtime", $"The {field}Path field refers to value \"{value.ToText()}\" which {problem}: {expression.Text}");
}
