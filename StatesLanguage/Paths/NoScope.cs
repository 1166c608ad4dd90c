using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>A scope with nothing in it: a path sees its input and nothing else.</summary>
public sealed class NoScope : IEvaluationScope
{
    public static readonly NoScope Instance = new();

    private NoScope()
    {
    }

    public Value Context => ObjectValue.Empty;

    public Random Random => Random.Shared;

    public TimeProvider Clock => TimeProvider.System;

    public bool TryGetVariable(string name, [NotNullWhen(true)] out Value? value)
    {
        value = null;
        return false;
    }

    public Guid NewGuid() => Guid.NewGuid();
}
