namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>Texts as sequences of code points, as JSONata counts their characters.</summary>
internal static class CodePoints
{
    public static long Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A part of a text; a negative start counts from the end.</summary>
    /// <param name="length">null for up to the end.</param>
    public static string Slice(string text, double start, double? length)
    {
        if (length <= 0)
        {
            return "";
        }

        var count = Count(text);
        var from = Math.Max(start < 0 ? count + start : start, 0);
        var to = length is null ? count : Math.Min(from + length.Value, count);
        var (first, last) = ((long)from, (long)to);
        return first >= last ? "" : text[IndexOf(text, first)..IndexOf(text, last)];
    }

    /// <summary>Where a code point starts.</summary>
    private static int IndexOf(string text, long codePoint)
    {
        var at = 0;
        for (var i = 0L; i < codePoint && at < text.Length; i++)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return at;
    }
}
