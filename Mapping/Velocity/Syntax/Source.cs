namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>The text of a template, and where its lines begin.</summary>
internal sealed class Source
{
    private readonly int[] _lines;

    public Source(string text)
    {
        Text = text;
        _lines = [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))).Select(i => i + 1)];
    }

    public string Text { get; }

    /// <summary>The references of the template, in the order in which they were parsed.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>The variables that the template itself gives a value: by <c>#set</c>, <c>#foreach</c>, <c>#define</c>, or as arguments of a macro.</summary>
    public HashSet<string> Declared { get; } = new(StringComparer.Ordinal);

    public Place PlaceAt(int offset)
    {
        var found = Array.BinarySearch(_lines, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new(line + 1, offset - _lines[line] + 1);
    }
}
