using System.Globalization;
using System.Xml;
using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>What the two ways to list a bucket are asked with in common.</summary>
internal sealed record ListingQuery(string Prefix, string? Delimiter, int MaxKeys, bool InUrlEncoding)
{
    /// <summary>The most keys on a page, and what a request gets that does not say.</summary>
    public const int LargestPage = 1000;

    /// <exception cref="Wire.AwsException"><c>InvalidArgument</c>.</exception>
    public static ListingQuery Read(S3Request request)
    {
        var max = request.Query("max-keys");
        var number = LargestPage;
        if (!string.IsNullOrEmpty(max) && (!int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 0))
        {
            throw S3Error.InvalidArgument("max-keys", max, "Provided max-keys not an integer or within integer range");
        }

        return new(request.Query("prefix") ?? "", request.Query("delimiter"), number, request.Query("encoding-type") == "url");
    }

    public ListingRequest After(string after) => new(Prefix, Delimiter, after, Math.Min(MaxKeys, LargestPage));

    /// <summary>A key as the caller wants it: plain, or in URL encoding, since XML has no place for every character of a key.</summary>
    public string Encode(string key) => InUrlEncoding ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : key;

    /// <summary>Writes the elements that both ways answer before the keys.</summary>
    public void Write(XmlWriter xml, string bucket, Listing listing)
    {
        xml.Element("Name", bucket);
        xml.Element("Prefix", Encode(Prefix));
        xml.Element("Delimiter", Delimiter is null ? null : Encode(Delimiter));
        xml.Element("MaxKeys", MaxKeys);
        xml.Element("EncodingType", InUrlEncoding ? "url" : null);
        xml.Element("IsTruncated", listing.Next is not null);
    }
}
