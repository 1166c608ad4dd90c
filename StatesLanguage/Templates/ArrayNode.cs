using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>An array with expressions in it.</summary>
internal sealed class ArrayNode(Node[] items) : Node
{
    public override Value? Evaluate(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (items[i].Evaluate(input, scope, ref error) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return ArrayValue.Create(values);
    }
}
