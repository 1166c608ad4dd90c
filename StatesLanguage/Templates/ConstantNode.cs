using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>A part without expressions: the same value every time.</summary>
internal sealed class ConstantNode(Value value) : Node
{
    public override Value Evaluate(Value input, IEvaluationScope scope, ref StatesError? error) => value;
}
