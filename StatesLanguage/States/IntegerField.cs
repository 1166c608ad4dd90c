using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>A number that is fixed, or comes from the field's <c>…Path</c> form or a JSONata expression: <c>TimeoutSeconds</c>, <c>MaxConcurrency</c>, …</summary>
internal sealed class IntegerField
{
    private const long Max = 99_999_999;

    private readonly string _name;
    private readonly long _min;
    private readonly long _max;
    private readonly long? _constant;
    private readonly Expression? _expression;

    private IntegerField(FieldReader fields, string name, long min, long max)
    {
        (_name, _min, _max) = (name, min, max);
        _expression = fields.Language.ReadExpression(fields, name, ValueKind.Number);
        _constant = _expression is null ? fields.Integer(name, min, max) : null;
    }

    /// <summary>The number, where it is fixed.</summary>
    public long? Constant => _constant;

    public static IntegerField Read(FieldReader fields, string name, long min, long max = Max) => new(fields, name, min, max);

    /// <summary>The number; null where the state has no form of the field.</summary>
    public bool TryGet(Branch branch, Value input, out long? number, [NotNullWhen(false)] out StatesError? error)
    {
        (number, error) = (_constant, null);
        if (_expression is null)
        {
            return true;
        }

        if (!_expression.TryEvaluate(input, branch, out var value, out error))
        {
            return false;
        }

        if (value is NumberValue { AsInt64: var found } whole && whole.AsDouble == found && found >= _min && found <= _max)
        {
            number = found;
            return true;
        }

        error = Refuse(value);
        return false;
    }

    private StatesError Refuse(Value value)
    {
        var isInteger = value is NumberValue { IsInteger: true };
        var problem = isInteger ? $"is not between {_min} and {_max}" : "is not a valid integer";
        return UnusableNumber.Of(_name, _expression!, problem, value);
    }
}
