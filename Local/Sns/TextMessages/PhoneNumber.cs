namespace Stepyard.Local.Sns.TextMessages;

/// <summary>Phone numbers as SNS takes them: E.164, at most 15 digits, the plus sign may be left out.</summary>
internal static class PhoneNumber
{
    public static bool IsValid(string number)
    {
        var digits = number.AsSpan(number.StartsWith('+') ? 1 : 0);
        return digits.Length is >= 2 and <= 15 && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
