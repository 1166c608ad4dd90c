using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary>What may follow an expression that is no path: predicates, a group-by, and <c>[]</c> to keep an array.</summary>
internal sealed class PredicateNode(Node inner) : Node
{
    public Node Inner => inner;

    public List<Filter> Filters { get; } = [];

    public Grouping? Group { get; set; }

    public bool KeepsArray { get; set; }

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var value = KeepsArray ? inner.EvaluateSequence(input, frame) : inner.Evaluate(input, frame);
        foreach (var filter in Filters)
        {
            value = filter.Apply(value, frame);
        }

        // What a predicate leaves is a sequence, also of a value that was none.
        if (KeepsArray && Filters.Count > 0 && value is not (null or ArrayValue))
        {
            value = Sequences.Of(value);
        }

        if (Group is not null)
        {
            value = Group.Evaluate(value, frame);
        }

        return Sequences.Collapse(KeepsArray ? Sequences.Keep(value) : value);
    }
}
