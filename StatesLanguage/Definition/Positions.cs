using System.Text;
using System.Text.Json;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Where each field of a definition stands in its text; made only when there are problems to show.</summary>
internal sealed class Positions
{
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly byte[] _utf8;

    public Positions(string definition)
    {
        _utf8 = Encoding.UTF8.GetBytes(definition);
        var json = new Utf8JsonReader(_utf8, new JsonReaderOptions { MaxDepth = 1000 });
        json.Read();
        Visit(ref json, "", 0);
    }

    /// <summary>The problems with their lines and columns, in the order of the text.</summary>
    public IReadOnlyList<Problem> Locate(IEnumerable<Problem> problems) =>
        [.. problems.Select(problem => (Problem: problem, Offset: OffsetOf(problem.Path))).OrderBy(found => found.Offset).Select(found => At(found.Problem, found.Offset))];

    // A field that is not there is shown at the object that lacks it.
    private int OffsetOf(string path)
    {
        var at = path.TrimEnd('/');
        while (true)
        {
            if (_offsets.TryGetValue(at, out var offset))
            {
                return offset;
            }

            at = at[..Math.Max(0, Math.Max(at.LastIndexOf('/'), at.LastIndexOf('[')))];
        }
    }

    private Problem At(Problem problem, int offset)
    {
        var before = _utf8.AsSpan(0, offset);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return problem with
        {
            Line = before.Count((byte)'\n') + 1,
            Column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1,
        };
    }

    private void Visit(ref Utf8JsonReader json, string path, int offset)
    {
        _offsets[path] = offset;
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
