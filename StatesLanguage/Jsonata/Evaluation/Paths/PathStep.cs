using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>One step of a path.</summary>
internal sealed class PathStep(Node expression)
{
    public Node Expression => expression;

    /// <summary>The terms of an order-by step; null for any other.</summary>
    public SortTerms? Sort { get; init; }

    /// <summary>The predicates, in order.</summary>
    public List<Stage> Stages { get; } = [];

    /// <summary>The variable that <c>@</c> binds.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable that <c>#</c> binds.</summary>
    public string? Index { get; set; }

    /// <summary>The label that the step's input is bound to, for a <c>%</c> further on.</summary>
    public Nodes.ParentSlot? Ancestor { get; set; }

    /// <summary>Whether the step binds anything, so that values go on from it with their bindings.</summary>
    public bool BindsTuples { get; set; }

    /// <summary>Whether the step is a constructor at the path's start, which gets the whole input at once.</summary>
    public bool TakesWholeInput { get; set; }

    public bool KeepsArray { get; set; }

    /// <summary>What the step finds in one item.</summary>
    public Value? Evaluate(Value? item, Frame frame)
    {
        var found = expression.Evaluate(item, frame);
        foreach (var stage in Stages)
        {
            found = stage.Filter!.Apply(found, frame);
        }

        return found;
    }
}
