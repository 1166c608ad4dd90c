using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Finds where in a definition's text its problems stand; used only when there are some.</summary>
internal sealed class Positions
{
    // The places that are looked for and everything around them, with where they begin once they are found.
    private readonly Dictionary<string, int?> _offsets = new(StringComparer.Ordinal);

    // Those of the strings that a problem points into.
    private readonly Dictionary<string, int?> _strings = new(StringComparer.Ordinal);

    private Positions(IEnumerable<Problem> problems, ReadOnlySpan<byte> utf8)
    {
        foreach (var problem in problems)
        {
            if (problem.Offset is not null)
            {
                _strings.TryAdd(Place(problem), null);
            }

            for (var place = Place(problem); _offsets.TryAdd(place, null); place = Around(place))
            {
            }
        }

        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Value.MaxDepth });
        json.Read();
        Visit(ref json, "", 0);
    }

    /// <summary>The problems with their lines and columns, in the order of the text; last those that are of the whole.</summary>
    public static IReadOnlyList<Problem> Locate(IReadOnlyCollection<Problem> problems, string definition)
    {
        var utf8 = Encoding.UTF8.GetBytes(definition);
        var positions = new Positions(problems, utf8);
        var located = new List<Problem>(problems.Count);
        var (line, column, at) = (1, 1, 0);
        foreach (var (offset, problem) in problems.Where(it => it.Path is not null).Select(it => (positions.OffsetOf(it, utf8), it)).OrderBy(it => it.Item1))
        {
            var passed = utf8.AsSpan(at, offset - at);
            var lineEnd = passed.LastIndexOf((byte)'\n');
            line += passed.Count((byte)'\n');
            column = Encoding.UTF8.GetCharCount(passed[(lineEnd + 1)..]) + (lineEnd < 0 ? column : 1);
            at = offset;
            located.Add(problem with { Line = line, Column = column });
        }

        return [.. located, .. problems.Where(it => it.Path is null).Select(it => it with { Line = 1, Column = 1 })];
    }

    private static string Place(Problem problem) => (problem.Field ?? problem.Path ?? "").TrimEnd('/');

    private static string Around(string place) => place[..Math.Max(0, Math.Max(place.LastIndexOf('/'), place.LastIndexOf('[')))];

    // A field that is not there is shown at the object that lacks it.
    private int OffsetOf(Problem problem, ReadOnlySpan<byte> utf8)
    {
        var place = Place(problem);
        if (problem.Offset is { } characters && _strings[place] is { } start)
        {
            return start + 1 + LengthOf(utf8[(start + 1)..], characters);
        }

        while (place.Length > 0 && _offsets[place] is null)
        {
            place = Around(place);
        }

        return _offsets[place] ?? 0;
    }

    /// <summary>How many bytes so many characters of a JSON string take as written, escapes and all.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text, int characters)
    {
        var at = 0;
        while (characters > 0 && at < text.Length && text[at] != (byte)'"')
        {
            var isEscape = text[at] == (byte)'\\';
            Rune.DecodeFromUtf8(text[at..], out var rune, out var bytes);
            at += !isEscape ? bytes : text[at + 1] == (byte)'u' ? "\\u0000".Length : "\\n".Length;
            characters -= isEscape ? 1 : rune.Utf16SequenceLength;
        }

        return at;
    }

    private void Visit(ref Utf8JsonReader json, string path, int offset)
    {
        if (!_offsets.ContainsKey(path))
        {
            json.Skip();
            return;
        }

        _offsets[path] = offset;
        if (json.TokenType == JsonTokenType.String && _strings.ContainsKey(path))
        {
            _strings[path] = (int)json.TokenStartIndex;
        }

        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var name = json.GetString();
                var start = (int)json.TokenStartIndex;
                json.Read();
                Visit(ref json, $"{path}/{name}", start);
            }
        }
        else if (json.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
            {
                Visit(ref json, $"{path}[{i}]", (int)json.TokenStartIndex);
            }
        }
    }
}
