using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>Variables from a dictionary.</summary>
internal sealed class DictionaryBindings(IReadOnlyDictionary<string, Value> variables) : IBindings
{
    public bool TryGet(string name, out Value? value) => variables.TryGetValue(name, out value);
}
