using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>What the expressions of a state see: <c>$states</c>, and the variables.</summary>
/// <param name="states"><c>$states</c> without its <c>context</c>.</param>
/// <param name="scope">Where the context object and the variables are.</param>
/// <param name="seesContext">Whether the expression may look at the context object, which is made when it is needed.</param>
internal sealed class StatesBindings(ObjectValue states, IEvaluationScope scope, bool seesContext) : IBindings
{
    public bool TryGet(string name, out Value? value)
    {
        if (name != "states")
        {
            return scope.TryGetVariable(name, out value);
        }

        value = seesContext ? WithContext() : states;
        return true;
    }

    private ObjectValue WithContext() =>
        ObjectValue.Create([states.Members[0], new("context", scope.Context), .. states.Members[1..]]);
}
