using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;

/// <summary>
/// One value on its way through a path that binds variables (<c>@</c>, <c>#</c>) or goes back to parents (<c>%</c>):
/// the value, and what is bound on the way to it.
/// </summary>
internal sealed class TupleFrame(Frame parent, Scope scope, Value? context, TupleBinding? bindings) : Frame(parent, scope, [])
{
    public Value? Context { get; } = context;

    public TupleBinding? Bindings { get; } = bindings;

    public bool TryGet(object label, out Value? value)
    {
        for (var binding = Bindings; binding is not null; binding = binding.Next)
        {
            if (Equals(binding.Label, label))
            {
                value = binding.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}

/// <summary>What is bound to a variable's name or to the label of a parent, before what was bound earlier.</summary>
internal sealed record TupleBinding(object Label, Value? Value, TupleBinding? Next);
