using Stepyard.StatesLanguage.States;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>A state named by another one's <c>Next</c> or <c>Default</c>.</summary>
public sealed class StateReference(string name)
{
    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The state; set once, when all states of the graph have been read.</summary>
    public State State { get; internal set; } = null!;
}
