using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Filters;

/// <summary>One side of a comparison in a filter: a path or a constant.</summary>
internal sealed class Operand
{
    private readonly JsonPath? _path;
    private readonly Value? _constant;

    public Operand(JsonPath path) => _path = path;

    public Operand(Value constant) => _constant = constant;

    public bool IsPath => _path is not null;

    /// <summary>The constant; null for a path.</summary>
    public Value? Constant => _constant;

    /// <summary>The value; null where the path finds nothing.</summary>
    public Value? Resolve(Value current, Selection selection) =>
        _path is null
            ? _constant
            : _path.Find(_path.Root == PathRoot.Current ? current : selection.Root, selection.Scope, selection);
}
