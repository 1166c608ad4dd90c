namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>The variables that a block, a function or a path with <c>@</c>, <c>#</c> or <c>%</c> binds, known when the expression is parsed.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public Scope? Parent { get; } = parent;

    /// <summary>Whether the variables are those of a path, which <c>:=</c> does not bind in.</summary>
    public bool IsPath { get; init; }

    public int Count => _slots.Count;

    /// <summary>The slot of a variable, or -1.</summary>
    public int Find(string name) => _slots.GetValueOrDefault(name, -1);

    /// <summary>The slot of a variable, which is added if it is new.</summary>
    public int Add(string name)
    {
        _slots.TryAdd(name, Count);
        return _slots[name];
    }
}
