namespace Stepyard.Local.Wire;

/// <summary>The order of texts by their UTF-8 bytes, in which AWS keeps keys: that of their code points.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    private Utf8Order()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
        {
            return x.Length - y.Length;
        }

        // Surrogates encode the code points above U+FFFF: in UTF-8 they come after every other char.
        var (isAbove, isOtherAbove) = (char.IsSurrogate(x[same]), char.IsSurrogate(y[same]));
        return isAbove == isOtherAbove ? x[same] - y[same] : isAbove.CompareTo(isOtherAbove);
    }
}
