using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>The value of a member whose name ends in <c>.$</c>.</summary>
/// <param name="field">The member's name as it was written, with <c>.$</c>.</param>
/// <param name="expression">What stands there.</param>
internal sealed class ExpressionNode(string field, Expression expression) : Node
{
    public override Value? Evaluate(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        if (expression is JsonPath path)
        {
            var found = path.Find(input, scope);
            error = found is null ? NotFound(path, input, scope) : null;
            return found;
        }

        expression.TryEvaluate(input, scope, out var value, out error);
        return value;
    }

    private StatesError NotFound(JsonPath path, Value input, IEvaluationScope scope) => new(
        "States.Runtime",
        $"The JSONPath '{path.Text}' specified for the field '{field}' could not be found in the input '{path.RootValue(input, scope) ?? input}'");
}
