using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>$name</c>: a variable of one of the scopes around it, else from outside, else a function.</summary>
internal sealed class VariableNode(string name) : Node
{
    private (Scope Scope, int Slot)[] _candidates = [];
    private int _global = -1;

    public string Name => name;

    /// <summary>Says where the variable may be, once the whole expression is read.</summary>
    /// <param name="candidates">The scopes that bind the name, innermost first.</param>
    /// <param name="global">Its place among the names that come from outside.</param>
    public void Resolve((Scope Scope, int Slot)[] candidates, int global) => (_candidates, _global) = (candidates, global);

    public override Value? Evaluate(Value? input, Frame frame)
    {
        foreach (var (scope, slot) in _candidates)
        {
            if (TryFind(frame, scope, slot, out var value))
            {
                return Sequences.Collapse(value);
            }
        }

        return Sequences.Collapse(frame.Root.Global(_global));
    }

    private bool TryFind(Frame frame, Scope scope, int slot, out Value? value)
    {
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at.Scope, scope))
            {
                return at is TupleFrame tuple ? tuple.TryGet(name, out value) : at.TryGet(slot, out value);
            }
        }

        value = null;
        return false;
    }
}
