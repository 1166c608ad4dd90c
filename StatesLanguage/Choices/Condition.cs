using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>What a rule asks.</summary>
internal abstract class Condition
{
    /// <summary>Whether it holds; false, and an error is set, where a path finds nothing.</summary>
    public abstract bool Holds(Value input, IEvaluationScope scope, ref StatesError? error);
}

/// <summary><c>And</c>.</summary>
internal sealed class And(Condition[] conditions) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(input, scope, ref error))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary><c>Or</c>.</summary>
internal sealed class Or(Condition[] conditions) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(input, scope, ref error))
            {
                return true;
            }

            if (error is not null)
            {
                return false;
            }
        }

        return false;
    }
}

/// <summary><c>Not</c>.</summary>
internal sealed class Not(Condition condition) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) =>
        !condition.Holds(input, scope, ref error) && error is null;
}

/// <summary><c>IsPresent</c>.</summary>
internal sealed class IsPresent(JsonPath variable, bool expected) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) =>
        variable.Find(input, scope) is not null == expected;
}

/// <summary>A comparison with a constant.</summary>
internal sealed class ConstantComparison(JsonPath variable, Comparison compare, Value operand) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) =>
        Look(variable, input, scope, ref error) is { } value && compare(value, operand);

    /// <summary>The value at a path; null, and an error is set, where there is none.</summary>
    public static Value? Look(JsonPath path, Value input, IEvaluationScope scope, ref StatesError? error)
    {
        var value = path.Find(input, scope);
        if (value is null)
        {
            error = new(
                "States.Runtime", $"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");
        }

        return value;
    }
}

/// <summary>A comparison with the value at a path: the operators whose names end in <c>Path</c>.</summary>
internal sealed class PathComparison(JsonPath variable, Comparison compare, JsonPath operand) : Condition
{
    public override bool Holds(Value input, IEvaluationScope scope, ref StatesError? error) =>
        ConstantComparison.Look(variable, input, scope, ref error) is { } value
        && ConstantComparison.Look(operand, input, scope, ref error) is { } other
        && compare(value, other);
}
