using System.Globalization;
using System.Text;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>The opaque <c>nextToken</c> of a listing: where the next page starts, good for the same listing only.</summary>
internal static class PageToken
{
    /// <param name="listing">What is listed: every parameter that decides the order and choice of items.</param>
    /// <param name="position">Where the next page starts.</param>
    public static string Write(string listing, long position) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}|{listing}")));

    /// <returns>The position, null for the first page.</returns>
    /// <exception cref="AwsException"><c>InvalidToken</c>.</exception>
    public static long? Read(string? token, string listing)
    {
        if (token is null)
        {
            return null;
        }

        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length))
        {
            var text = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
            var bar = text.IndexOf('|', StringComparison.Ordinal);
            if (bar > 0 && text.AsSpan(bar + 1).SequenceEqual(listing)
                && long.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                return position;
            }
        }

        throw new AwsException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
}
