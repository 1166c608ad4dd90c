using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Stepyard.Local.Iam;

/// <summary>How a condition compares: the operators of IAM by name.</summary>
/// <remarks>AWS: IAM User Guide, "IAM JSON policy elements: Condition operators".</remarks>
/// <param name="Compare">Whether the request's value matches one value of the policy.</param>
/// <param name="IsNegated">Whether the condition holds where nothing matches.</param>
/// <param name="HoldsWithoutKey">What a request that lacks the key comes to.</param>
/// <param name="IsNullTest">Whether only the key's presence counts.</param>
internal sealed record ConditionOperator(Func<string, string, bool> Compare, bool IsNegated = false, bool HoldsWithoutKey = false, bool IsNullTest = false)
{
    private static readonly FrozenDictionary<string, ConditionOperator> Known = new Dictionary<string, ConditionOperator>
    {
        ["StringEquals"] = new(string.Equals),
        ["StringNotEquals"] = Not(string.Equals),
        ["StringEqualsIgnoreCase"] = new(EqualsIgnoreCase),
        ["StringNotEqualsIgnoreCase"] = Not(EqualsIgnoreCase),
        ["StringLike"] = new((actual, pattern) => Wildcard.Matches(pattern, actual)),
        ["StringNotLike"] = Not((actual, pattern) => Wildcard.Matches(pattern, actual)),
        ["ArnEquals"] = new((actual, pattern) => Wildcard.MatchesArn(pattern, actual)),
        ["ArnNotEquals"] = Not((actual, pattern) => Wildcard.MatchesArn(pattern, actual)),
        ["ArnLike"] = new((actual, pattern) => Wildcard.MatchesArn(pattern, actual)),
        ["ArnNotLike"] = Not((actual, pattern) => Wildcard.MatchesArn(pattern, actual)),
        ["Bool"] = new(EqualsIgnoreCase),
        ["Null"] = new(string.Equals, IsNullTest: true),
        ["NumericEquals"] = Numeric((actual, wanted) => actual == wanted),
        ["NumericNotEquals"] = Numeric((actual, wanted) => actual == wanted) with { IsNegated = true, HoldsWithoutKey = true },
        ["NumericLessThan"] = Numeric((actual, wanted) => actual < wanted),
        ["NumericLessThanEquals"] = Numeric((actual, wanted) => actual <= wanted),
        ["NumericGreaterThan"] = Numeric((actual, wanted) => actual > wanted),
        ["NumericGreaterThanEquals"] = Numeric((actual, wanted) => actual >= wanted),
        ["DateEquals"] = Date((actual, wanted) => actual == wanted),
        ["DateNotEquals"] = Date((actual, wanted) => actual == wanted) with { IsNegated = true, HoldsWithoutKey = true },
        ["DateLessThan"] = Date((actual, wanted) => actual < wanted),
        ["DateLessThanEquals"] = Date((actual, wanted) => actual <= wanted),
        ["DateGreaterThan"] = Date((actual, wanted) => actual > wanted),
        ["DateGreaterThanEquals"] = Date((actual, wanted) => actual >= wanted),
        ["IpAddress"] = new(IsWithin),
        ["NotIpAddress"] = Not(IsWithin),
    }.ToFrozenDictionary();

    /// <summary>The operators that <see cref="Find"/> knows, without their prefixes and suffixes.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The operator of that name, also with <c>ForAnyValue:</c>, <c>ForAllValues:</c> and <c>IfExists</c>; null for an unknown one.</summary>
    /// <remarks>Every key that is filled here has one value, so the two quantifiers differ only where the key is missing.</remarks>
    public static ConditionOperator? Find(string name)
    {
        const string AnyValue = "ForAnyValue:", AllValues = "ForAllValues:", IfExists = "IfExists";
        bool? withoutKey = null;
        if (name.StartsWith(AnyValue, StringComparison.Ordinal))
        {
            (name, withoutKey) = (name[AnyValue.Length..], false);
        }
        else if (name.StartsWith(AllValues, StringComparison.Ordinal))
        {
            (name, withoutKey) = (name[AllValues.Length..], true);
        }

        if (name.EndsWith(IfExists, StringComparison.Ordinal))
        {
            (name, withoutKey) = (name[..^IfExists.Length], true);
        }

        return Known.GetValueOrDefault(name) is not { } found ? null
            : withoutKey is { } holds ? found with { HoldsWithoutKey = holds }
            : found;
    }

    private static ConditionOperator Not(Func<string, string, bool> compare) => new(compare, IsNegated: true, HoldsWithoutKey: true);

    private static bool EqualsIgnoreCase(string actual, string wanted) => actual.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static ConditionOperator Numeric(Func<double, double, bool> compare) =>
        new((actual, wanted) =>
            double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var w)
            && compare(a, w));

    private static ConditionOperator Date(Func<DateTimeOffset, DateTimeOffset, bool> compare) =>
        new((actual, wanted) => TryDate(actual) is { } a && TryDate(wanted) is { } w && compare(a, w));

    private static DateTimeOffset? TryDate(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var epoch)
            ? DateTimeOffset.FromUnixTimeSeconds(epoch)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static bool IsWithin(string actual, string range)
    {
        if (!IPAddress.TryParse(actual, out var address))
        {
            return false;
        }

        return IPNetwork.TryParse(range, out var network)
            ? network.Contains(address)
            : IPAddress.TryParse(range, out var single) && single.Equals(address);
    }
}
