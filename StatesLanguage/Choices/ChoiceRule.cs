using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>
/// One rule of a Choice state, compiled once: a condition and where it leads.
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
/// </summary>
public sealed class ChoiceRule
{
    private readonly Condition _condition;

    internal ChoiceRule(Condition condition, string next) => (_condition, Next) = (condition, next);

    /// <summary>The state to go to when the rule matches.</summary>
    public string Next { get; }

    /// <summary>Compiles a rule of <c>Choices</c>.</summary>
    /// <param name="json">The rule's JSON.</param>
    /// <param name="path">Where the rule stands in the definition, such as <c>/States/IsHawaiian/Choices[0]</c>.</param>
    /// <param name="problems">Receives what is wrong with the rule.</param>
    /// <param name="rule">The rule; null where there are problems.</param>
    public static bool TryCompile(Value json, string path, ICollection<Problem> problems, [NotNullWhen(true)] out ChoiceRule? rule) =>
        TryCompile(json, path, problems, null, out rule);

    internal static bool TryCompile(
        Value json, string path, ICollection<Problem> problems, VariableScope? variables, [NotNullWhen(true)] out ChoiceRule? rule)
    {
        var condition = new RuleCompiler(problems, variables).Compile(json, path, isOutermost: true);
        var next = json is ObjectValue members && members.TryGetValue("Next", out var value) ? (value as StringValue)?.Text : null;
        rule = condition is not null && next is not null ? new(condition, next) : null;
        return rule is not null;
    }

    /// <summary>Decides whether the rule matches.</summary>
    /// <param name="input">What <c>$</c> stands for.</param>
    /// <param name="scope">What else the rule can see.</param>
    /// <param name="matches">Whether it matches; a value of the wrong type never does.</param>
    /// <param name="error"><c>States.Runtime</c> where a path of the rule finds nothing; <c>IsPresent</c> asks just that and never fails.</param>
    public bool TryMatch(Value input, IEvaluationScope scope, out bool matches, [NotNullWhen(false)] out StatesError? error)
    {
        error = null;
        matches = _condition.Holds(input, scope, ref error);
        return error is null;
    }
}
