using System.Text;

namespace Stepyard.Local.Iam;

/// <summary>Replaces <c>${aws:PrincipalAccount}</c> and the like in a policy's resources and condition values.</summary>
/// <remarks>AWS: IAM User Guide, "IAM policy elements: Variables and tags".</remarks>
internal static class PolicyVariables
{
    public static string Expand(string text, AccessRequest request)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf('}', open) is >= 0 and var close)
        {
            result.Append(text, at, open - at).Append(ValueOf(text[(open + 2)..close], request) ?? text[open..(close + 1)]);
            at = close + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // A variable may bring its own default: ${aws:PrincipalTag/team, 'none'}. A name without a value stays as it is, and so matches nothing.
    private static string? ValueOf(string variable, AccessRequest request)
    {
        if (variable is "*" or "?" or "$")
        {
            return variable;
        }

        var comma = variable.IndexOf(',', StringComparison.Ordinal);
        return comma < 0
            ? request.Keys.GetValueOrDefault(variable.Trim())
            : request.Keys.GetValueOrDefault(variable[..comma].Trim()) ?? variable[(comma + 1)..].Trim().Trim('\'');
    }
}
