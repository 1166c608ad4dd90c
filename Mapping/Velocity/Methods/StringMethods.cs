using System.Globalization;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's String; a character is a text of one.</summary>
internal static class StringMethods
{
    public static readonly MethodTable<string> Table = new MethodTable<string>()
        .Add<long>("charAt", (text, index) => Slice(text, index, index + 1))
        .Add<long>("codePointAt", (text, index) => CodePointAt(Slice(text, index, text.Length)))
        .Add<string>("compareTo", Compare)
        .Add<string>("compareToIgnoreCase", (text, other) => Compare(text.ToUpperInvariant().ToLowerInvariant(), other.ToUpperInvariant().ToLowerInvariant()))
        .Add<string>("concat", (text, other, rendering) => Counted(text.Length + (long)other.Length, rendering, () => text + other))
        .Add<string>("contains", (text, other) => text.Contains(other, StringComparison.Ordinal))
        .Add<string>("contentEquals", (text, other) => text == other)
        .Add<string>("endsWith", (text, other) => text.EndsWith(other, StringComparison.Ordinal))
        .Add<object>("equalsIgnoreCase", (text, other) => text.Equals(other as string, StringComparison.OrdinalIgnoreCase))
        .AddVariadic<string>("format", (_, format, values, rendering) => JavaFormat.Format(format, values, rendering))
        .Add<string>("indexOf", (text, other) => (long)text.IndexOf(other, StringComparison.Ordinal))
        .Add<string, long>("indexOf", (text, other, from) => IndexOf(text, other, from))
        .Add("isBlank", text => string.IsNullOrWhiteSpace(text))
        .Add("isEmpty", text => text.Length == 0)
        .Add<string, VelocityList>("join", (_, separator, items, rendering) => Join(separator, items, rendering))
        .Add<string>("lastIndexOf", (text, other) => (long)text.LastIndexOf(other, StringComparison.Ordinal))
        .Add<string, long>("lastIndexOf", (text, other, from) => LastIndexOf(text, other, from))
        .Add("length", text => (long)text.Length)
        .Add<string>("matches", (text, pattern) => JavaPattern.Of(pattern).Matches(text))
        .Add<long>("repeat", Repeat)
        .Add<string, string>("replace", Replace)
        .Add<string, string>("replaceAll", (text, pattern, replacement, rendering) => JavaPattern.Of(pattern).Replace(text, replacement, isOnce: false, rendering))
        .Add<string, string>("replaceFirst", (text, pattern, replacement, rendering) => JavaPattern.Of(pattern).Replace(text, replacement, isOnce: true, rendering))
        .Add<string>("split", (text, pattern, rendering) => JavaPattern.Of(pattern).Split(text, 0, rendering))
        .Add<string, long>("split", (text, pattern, limit, rendering) => JavaPattern.Of(pattern).Split(text, limit, rendering))
        .Add<string>("startsWith", (text, other) => text.StartsWith(other, StringComparison.Ordinal))
        .Add<string, long>("startsWith", (text, other, from) => from >= 0 && from <= text.Length && text.AsSpan((int)from).StartsWith(other))
        .Add("strip", text => text.Trim())
        .Add("stripLeading", text => text.TrimStart())
        .Add("stripTrailing", text => text.TrimEnd())
        .Add<long, long>("subSequence", (text, from, to) => Slice(text, from, to))
        .Add<long>("substring", (text, from) => Slice(text, from, text.Length))
        .Add<long, long>("substring", (text, from, to) => Slice(text, from, to))
        .Add("toCharArray", text => new VelocityList(text.Select(character => character.ToString())))
        .Add("toLowerCase", text => text.ToLowerInvariant())
        .Add("toUpperCase", text => text.ToUpperInvariant())
        .Add("trim", Trim)
        .Add<object>("valueOf", (_, value, rendering) => rendering.TextOf(value));

    private static string Slice(string text, long from, long to) => from >= 0 && from <= to && to <= text.Length
        ? text[(int)from..(int)to]
        : throw new MethodException($"begin {from}, end {to}, length {text.Length}");

    private static long CodePointAt(string text) => text switch
    {
        [var high, var low, ..] when char.IsSurrogatePair(high, low) => char.ConvertToUtf32(high, low),
        [var only, ..] => only,
        _ => throw new MethodException("index 0, length 0"),
    };

    private static object Compare(string text, string other)
    {
        for (var i = 0; i < Math.Min(text.Length, other.Length); i++)
        {
            if (text[i] != other[i])
            {
                return (long)text[i] - other[i];
            }
        }

        return (long)text.Length - other.Length;
    }

    private static long IndexOf(string text, string other, long from)
    {
        from = Math.Max(from, 0);
        return from > text.Length ? -1 : text.IndexOf(other, (int)from, StringComparison.Ordinal);
    }

    private static long LastIndexOf(string text, string other, long from)
    {
        var start = Math.Min(from, (long)text.Length - other.Length);
        return start < 0 ? -1 : text[..(int)(start + other.Length)].LastIndexOf(other, StringComparison.Ordinal);
    }

    // Java's trim takes every character up to the blank, and no other kind of white space.
    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }

    private static object Repeat(string text, long count, Rendering rendering) => count < 0
        ? throw new MethodException($"count is negative: {count.ToString(CultureInfo.InvariantCulture)}")
        : Counted((long)Math.Min((decimal)text.Length * count, long.MaxValue), rendering, () => string.Concat(Enumerable.Repeat(text, text.Length == 0 ? 0 : (int)count)));

    private static object Replace(string text, string old, string replacement, Rendering rendering)
    {
        // Java finds an empty text between all characters.
        if (old.Length == 0)
        {
            var length = text.Length + ((text.Length + 1L) * replacement.Length);
            return Counted(length, rendering, () => replacement + string.Concat(text.Select(character => character + replacement)));
        }

        var occurrences = 0L;
        for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal))
        {
            occurrences++;
        }

        return Counted(text.Length + (occurrences * (replacement.Length - old.Length)), rendering, () => text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static string Join(string separator, VelocityList items, Rendering rendering)
    {
        var texts = items.ConvertAll(rendering.TextOf);
        return Counted(texts.Sum(text => (long)text.Length + separator.Length), rendering, () => string.Join(separator, texts));
    }

    private static string Counted(long length, Rendering rendering, Func<string> make)
    {
        rendering.Spend(length);
        return make();
    }
}
