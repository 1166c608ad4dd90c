using System.Text.RegularExpressions;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.ApiGateway.RestApi.Resources;

/// <summary>Reads the regular expression that the whole status of an answer has to match.</summary>
internal static class SelectionPattern
{
    /// <summary>The pattern; null where there is none, which makes a response the default.</summary>
    public static Regex? Read(ResourceRequest response)
    {
        if (response.OptionalText("selectionPattern") is not { Length: > 0 } pattern)
        {
            return null;
        }

        try
        {
            return new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw response.Mistake($"'selectionPattern' is {pattern}, which is no regular expression: {e.Message}");
        }
    }
}
