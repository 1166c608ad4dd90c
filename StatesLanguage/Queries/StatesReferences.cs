using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Jsonata;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>How an expression refers to <c>$states</c>.</summary>
internal static class StatesReferences
{
    private const string Input = "input";
    private const string Result = "result";
    private const string ErrorOutput = "errorOutput";
    private const string Context = "context";

    private static readonly string[] Known = [Input, Result, ErrorOutput, Context];

    /// <summary>Whether the expression may look at <c>$states.context</c>; false where it surely does not.</summary>
    public static bool MayReachContext(JsonataExpression expression) =>
        References(expression).Any(reference => reference.Member is not (Input or Result or ErrorOutput));

    /// <summary>Whether a text looks like an expression that begins with a reference to what is there.</summary>
    public static bool StartIn(string text) =>
        text.StartsWith("$states.", StringComparison.Ordinal) && Known.Contains(MemberAt(text, "$states".Length));

    /// <summary>What the expression looks at and is not there in this phase, in AWS's words; a warning where it never is there.</summary>
    public static IEnumerable<Problem> FindMistakes(JsonataExpression expression, QueryPhase phase, string path) =>
        from reference in References(expression).DistinctBy(reference => reference.Member)
        let member = reference.Member
        let isUnknown = member.Length > 0 && !Known.Contains(member)
        where isUnknown || (member == Result && phase != QueryPhase.Result) || (member == ErrorOutput && phase != QueryPhase.ErrorOutput)
        select isUnknown
            ? new Problem(path, Codes.UnknownVariable, $"$states has no '{member}'.")
            {
                Severity = Severity.Warning,
                Allowed = string.Join(", ", Known),
                Fix = Names.Closest(member, Known) is { } close ? $"did you mean \"$states.{close}\"?" : null,
                Offset = reference.Position,
            }
            : new Problem(path, Codes.UnsupportedQuery, $"Field '$states.{member}' does not exist.") { Given = expression.Text, Offset = reference.Position };

    /// <summary>The members that are named right after <c>$states</c>, with where that stands; empty where something else follows.</summary>
    private static IEnumerable<(string Member, int Position)> References(JsonataExpression expression) =>
        from variable in expression.FreeVariables
        where variable.Name == VariableName.Reserved
        select (MemberAt(expression.Text, variable.Position + "$states".Length), variable.Position);

    private static string MemberAt(string text, int at)
    {
        if (at >= text.Length || text[at] != '.')
        {
            return "";
        }

        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return text[(at + 1)..end];
    }
}
