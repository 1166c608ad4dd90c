using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Stepyard.Tests.EndToEnd;

/// <summary>Random JSON documents and texts, full of what templates have stumbled over.</summary>
internal static class RandomJson
{
    private static readonly string[] Traps =
        ["'", "\"", "\\", "/", "@@", "\\'", "\\\"", "\\\\'", "$", "#", "${x}", "$input.body", "$!x", "#set($x = 1)", "#if(true)", "#end", "##", "#*", "*#", "#[[", "\n", "\r\n", "\t", "\0", "\u001f", "\u007f", "\u2028", "\u00e9", "日本", "💥", "</script>", "{", "}", "%"];

    /// <summary>Any text of whole characters.</summary>
    public static readonly Gen<string> Text =
        from length in Gen.Sized(size => Gen.Choose(0, size / 4))
        from pieces in Gen.Frequency(
            (5, Gen.Choose(' ', '~').Select(character => ((char)character).ToString())),
            (4, Gen.Elements(Traps)),
            (1, Gen.Choose(0x80, 0xD7FF).Select(character => ((char)character).ToString())),
            (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32))).ArrayOf(length)
        select string.Concat(pieces);

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Elements("0", "-0", "1.0", "-1.50", "1e2", "1E-7", "0.1", "9007199254740993", "9223372036854775807", "12345678901234567890", "1.7976931348623157e308"));

    private static readonly Gen<string> Space = Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements(" ", "\n", "\t ", "\r\n")));

    /// <summary>Any document, as text.</summary>
    public static readonly Gen<string> Document = Gen.Sized(size => Value(Math.Min(size / 20, 3)));

    /// <summary>A text as a JSON string, escaped as much as must be, or as can be.</summary>
    public static Gen<string> Quoted(Gen<string> text) =>
        from content in text
        from encoder in Gen.Elements(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, JavaScriptEncoder.Default)
        select $"\"{JsonEncodedText.Encode(content, encoder)}\"";

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.Frequency((6, Quoted(Text)), (2, Number), (1, Gen.Elements("true", "false", "null", "{}", "[]")));
        return depth == 0 ? leaf : Gen.Frequency((2, leaf), (2, Members(depth)), (1, Items(depth)));
    }

    private static Gen<string> Items(int depth) =>
        from count in Gen.Choose(0, 3)
        from items in Value(depth - 1).ArrayOf(count)
        from space in Space
        select $"[{space}{string.Join($"{space},", items)}]";

    // Names differ: which of two equal ones counts is not what is tested.
    private static Gen<string> Members(int depth) =>
        from count in Gen.Choose(0, 3)
        from names in Quoted(Text).ArrayOf(count)
        from values in Value(depth - 1).ArrayOf(count)
        from space in Space
        select $"{{{string.Join($",{space}", names.Zip(values).DistinctBy(pair => JsonElement.Parse(pair.First).GetString()).Select(pair => $"{pair.First}{space}:{space}{pair.Second}"))}}}";
}
