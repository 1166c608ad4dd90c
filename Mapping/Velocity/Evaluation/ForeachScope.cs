namespace Stepyard.Mapping.Velocity.Evaluation;

/// <summary><c>$foreach</c>: where a loop is.</summary>
/// <param name="size">How many items the loop has.</param>
/// <param name="parent">The loop around it; null for none.</param>
internal sealed class ForeachScope(int size, ForeachScope? parent) : IVelocityObject
{
    /// <summary>The round, from 0.</summary>
    public int Index { get; set; }

    public bool HasNext => Index < size - 1;

    public bool TryGet(string name, out object? value)
    {
        value = name switch
        {
            "index" => (long)Index,
            "count" => Index + 1L,
            "hasNext" => HasNext,
            "first" => Index == 0,
            "last" => !HasNext,
            "parent" => parent,
            "topmost" => Topmost,
            _ => null,
        };
        return value is not null;
    }

    public bool TryCall(string name, object?[] arguments, out object? result)
    {
        result = null;
        return arguments.Length == 0 && name switch
        {
            "hasNext" or "isFirst" or "isLast" => TryGet(name is "hasNext" ? name : name[2..].ToLowerInvariant(), out result),
            "getIndex" or "getCount" or "getParent" or "getTopmost" => TryGet(name[3..].ToLowerInvariant(), out result),
            _ => false,
        };
    }

    private ForeachScope Topmost => parent?.Topmost ?? this;
}
