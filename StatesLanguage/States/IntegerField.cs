using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>A number that is fixed, or found by the field's <c>…Path</c> form: <c>TimeoutSeconds</c>, <c>MaxConcurrency</c>, …</summary>
internal sealed class IntegerField
{
    private const long Max = 99_999_999;

    private readonly string _name;
    private readonly long _min;
    private readonly long? _constant;
    private readonly Expression? _path;

    private IntegerField(FieldReader fields, string name, long min)
    {
        fields.OneOf(required: false, name, name + "Path");
        (_name, _min) = (name + "Path", min);
        _constant = fields.Integer(name, min, Max);
        _path = fields.PathField(name + "Path");
    }

    public static IntegerField Read(FieldReader fields, string name, long min) => new(fields, name, min);

    /// <summary>The number; null where the state has neither form of the field.</summary>
    public bool TryGet(Branch branch, Value input, out long? number, [NotNullWhen(false)] out StatesError? error)
    {
        (number, error) = (_constant, null);
        if (_path is null)
        {
            return true;
        }

        if (!_path.TryEvaluate(input, branch, out var value, out error))
        {
            return false;
        }

        if (value is NumberValue { IsInteger: true, AsInt64: var found } && found >= _min && found <= Max)
        {
            number = found;
            return true;
        }

        error = new("States.Runtime", value is NumberValue { IsInteger: true }
            ? $"The {_name} field refers to value \"{value.ToJson()}\" which is not between {_min} and {Max}: {_path.Text}"
            : $"The {_name} field refers to value \"{(value as StringValue)?.Text ?? value.ToJson()}\" which is not a valid integer: {_path.Text}");
        return false;
    }
}
