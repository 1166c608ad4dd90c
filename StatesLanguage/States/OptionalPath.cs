using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>An <c>InputPath</c> or <c>OutputPath</c>: all of the value where it is not there, an empty object where it is null.</summary>
internal readonly struct OptionalPath
{
    private readonly Expression? _path;
    private readonly bool _isNull;

    private OptionalPath(Expression? path, bool isNull) => (_path, _isNull) = (path, isNull);

    public static OptionalPath Read(FieldReader fields, string name)
    {
        if (fields.Any(name) is NullValue)
        {
            return new OptionalPath(null, isNull: true);
        }

        var path = fields.PathField(name);
        return new OptionalPath(path is { Text: "$" } ? null : path, isNull: false);
    }

    public bool TryEvaluate(
        Value value, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        if (_path is not null)
        {
            return _path.TryEvaluate(value, scope, out result, out error);
        }

        (result, error) = (_isNull ? ObjectValue.Empty : value, null);
        return true;
    }
}
