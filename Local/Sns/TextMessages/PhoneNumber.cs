using System.Text.RegularExpressions;

namespace Stepyard.Local.Sns.TextMessages;

/// <summary>Phone numbers as SNS takes them: E.164, at most 15 digits, the plus sign may be left out.</summary>
internal static partial class PhoneNumber
{
    public static bool IsValid(string number) => E164().IsMatch(number);

    [GeneratedRegex(@"^\+?[1-9][0-9]{1,14}\z")]
    private static partial Regex E164();
}
