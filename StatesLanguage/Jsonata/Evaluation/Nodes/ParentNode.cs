using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>%</c>: the object that a step of the path was found in.</summary>
internal sealed class ParentNode : Node
{
    /// <summary>Which step that is, once the whole path is read.</summary>
    public ParentSlot Slot { get; } = new();

    public override Value? Evaluate(Value? input, Frame frame)
    {
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (at is TupleFrame tuple && tuple.TryGet(Slot.Label, out var value))
            {
                return Sequences.Collapse(value);
            }
        }

        return null;
    }
}

/// <summary>What a <c>%</c> looks for: the input of a step some levels up.</summary>
internal sealed class ParentSlot
{
    /// <summary>What the step binds its input to; two <c>%</c> may look for the same.</summary>
    public object Label { get; set; } = new();

    /// <summary>How many steps up it still is.</summary>
    public int Level { get; set; } = 1;
}
