using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>A string that is an expression.</summary>
internal sealed class QueryNode(Expression query) : Node
{
    public override Value? Evaluate(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        query.TryEvaluate(input, scope, out var value, out error);
        return value;
    }
}
