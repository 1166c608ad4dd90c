using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>
/// A number of the distributed mode that is fixed, or comes from the field's <c>…Path</c> form or a JSONata expression:
/// <c>ToleratedFailurePercentage</c>, <c>MaxItems</c>, … Unlike elsewhere a text that is a number will do where a path finds it,
/// and what is out of range has an error of its own.
/// </summary>
internal sealed class NumericField
{
    private readonly string _name;
    private readonly bool _isInteger;
    private readonly double? _constant;
    private readonly Expression? _expression;

    private NumericField(FieldReader fields, string name, double max, bool isInteger)
    {
        (_name, _isInteger) = (name, isInteger);
        _expression = fields.Language.ReadExpression(fields, name, ValueKind.Number);
        _constant = _expression is not null ? null
            : isInteger ? fields.Integer(name, 0, (long)max)
            : fields.Number(name, 0, max);
    }

    public bool IsGiven => _constant is not null || _expression is not null;

    public static NumericField ReadInteger(FieldReader fields, string name, long max = 99_999_999) => new(fields, name, max, isInteger: true);

    public static NumericField ReadFloat(FieldReader fields, string name, double max) => new(fields, name, max, isInteger: false);

    /// <summary>The number, whatever its range; 0 where the state has no form of the field.</summary>
    public bool TryGet(Branch branch, Value input, out double number, [NotNullWhen(false)] out StatesError? error)
    {
        (number, error) = (_constant ?? 0, null);
        if (_expression is null)
        {
            return true;
        }

        if (!_expression.TryEvaluate(input, branch, out var value, out error))
        {
            return false;
        }

        if (TryRead(value, out number))
        {
            return true;
        }

        error = Refuse(value);
        return false;
    }

    private StatesError Refuse(Value value)
    {
        var problem = $"is not a valid {(_isInteger ? "integer" : "float")}";
        return UnusableNumber.Of(_name, _expression!, problem, value);
    }

    private bool TryRead(Value value, out double number)
    {
        number = 0;
        return value switch
        {
            NumberValue found => Accept(found.AsDouble, out number),
            StringValue { Text: var text } => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && Accept(parsed, out number),
            _ => false,
        };
    }

    private bool Accept(double found, out double number)
    {
        number = found;
        return !_isInteger || found == Math.Truncate(found);
    }
}
