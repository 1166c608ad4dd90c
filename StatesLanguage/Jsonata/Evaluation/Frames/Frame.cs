using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

/// <summary>The values of a scope's variables while it runs.</summary>
internal class Frame
{
    private readonly Value?[] _slots;

    public Frame(Frame parent, Scope scope)
    {
        (Parent, Root, Scope) = (parent, parent.Root, scope);
        _slots = scope.Count == 0 ? [] : new Value?[scope.Count];
    }

    /// <summary>A frame that has the values already.</summary>
    protected Frame(Frame parent, Scope scope, Value?[] slots) => (Parent, Root, Scope, _slots) = (parent, parent.Root, scope, slots);

    /// <summary>The outermost frame.</summary>
    protected Frame(Scope scope, Frame? outer)
    {
        (Parent, Root, Scope) = (outer, (RootFrame)this, scope);
        _slots = new Value?[scope.Count];
    }

    public Frame? Parent { get; }

    public RootFrame Root { get; }

    public Scope Scope { get; }

    public EvaluationState Evaluation => Root.Evaluation;

    /// <summary>The variable's value; false where nothing is bound to it yet.</summary>
    public bool TryGet(int slot, out Value? value)
    {
        var bound = _slots[slot];
        value = Undefined.ToNull(bound);
        return bound is not null;
    }

    public void Set(int slot, Value? value) => _slots[slot] = value ?? Undefined.Instance;
}
