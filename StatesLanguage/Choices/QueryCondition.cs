using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>A <c>Condition</c> that is a JSONata expression, which gives a boolean or an error.</summary>
internal sealed class QueryCondition(Expression query) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) =>
        query.TryEvaluate(input, scope, out var value, out error) && value is BooleanValue { IsTrue: true };
}

/// <summary>A <c>Condition</c> that is <c>true</c> or <c>false</c>.</summary>
internal sealed class FixedCondition(bool holds) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) => holds;
}
