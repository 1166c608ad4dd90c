using System.Globalization;
using System.Text;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>The opaque <c>nextToken</c> of a listing: what the page ends with, good for a day, and for the same listing only.</summary>
/// <remarks>AWS: Step Functions API Reference, ListExecutions, "Each pagination token expires after 24 hours".</remarks>
internal static class PageToken
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <param name="listing">What is listed: every parameter that decides the order and choice of items.</param>
    /// <param name="place">What the next page starts after.</param>
    /// <param name="now">The time.</param>
    public static string Write(string listing, string place, DateTimeOffset now) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(now + Lifetime).ToUnixTimeSeconds()}|{listing}|{place}")));

    /// <inheritdoc cref="Write(string, string, DateTimeOffset)"/>
    public static string Write(string listing, long place, DateTimeOffset now) => Write(listing, place.ToString(CultureInfo.InvariantCulture), now);

    /// <returns>The place, null for the first page.</returns>
    /// <exception cref="AwsException"><c>InvalidToken</c>.</exception>
    public static string? Read(string? token, string listing, DateTimeOffset now)
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
            var isOfListing = bar > 0 && text.AsSpan(bar).StartsWith($"|{listing}|", StringComparison.Ordinal);
            if (isOfListing && Number(text.AsSpan(0, bar)) is { } end && now.ToUnixTimeSeconds() <= end)
            {
                return text[(bar + listing.Length + 2)..];
            }
        }

        throw Invalid();
    }

    /// <summary>The place of a listing whose places are numbers, up to <paramref name="last"/>: a token can be made up.</summary>
    /// <inheritdoc cref="Read"/>
    public static long? ReadNumber(string? token, string listing, DateTimeOffset now, long last = long.MaxValue) =>
        Read(token, listing, now) is { } text ? Number(text) is { } place && place <= last ? place : throw Invalid() : null;

    private static long? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static AwsException Invalid() => new("InvalidToken", "Invalid Token: 'Invalid token'");
}
