using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>No variables.</summary>
internal sealed class NoBindings : IBindings
{
    private NoBindings()
    {
    }

    public static NoBindings Instance { get; } = new();

    public bool TryGet(string name, out Value? value)
    {
        value = null;
        return false;
    }
}
