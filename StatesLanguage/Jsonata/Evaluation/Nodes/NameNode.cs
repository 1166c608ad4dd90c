using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary>A field's name: its value in an object, its values in an array of objects.</summary>
internal sealed class NameNode(string name) : Node
{
    public string Name => name;

    public override Value? Evaluate(Value? input, Frame frame) => input switch
    {
        ObjectValue members => members.TryGetValue(name, out var value) ? Sequences.Collapse(value) : null,
        ArrayValue array => Sequences.Collapse(FieldLookup.InArray(array, name, frame.Evaluation)),
        _ => null,
    };
}
