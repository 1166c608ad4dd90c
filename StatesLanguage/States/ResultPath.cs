using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Where a result goes: in place of the input, somewhere into it, or, where it is null, nowhere.</summary>
internal readonly struct ResultPath
{
    private readonly ReferencePath? _path;
    private readonly bool _isDiscarded;

    private ResultPath(ReferencePath? path, bool isDiscarded) => (_path, _isDiscarded) = (path, isDiscarded);

    /// <summary>The default, <c>$</c>.</summary>
    public static ResultPath Root => default;

    public static ResultPath Read(FieldReader fields)
    {
        if (fields.Any("ResultPath") is NullValue)
        {
            return new ResultPath(null, isDiscarded: true);
        }

        if (fields.Text("ResultPath") is not { } text || text == "$")
        {
            return Root;
        }

        if (!ReferencePath.TryParse(text, out var path, out var problem))
        {
            fields.Wrong("ResultPath", text.StartsWith('$') ? "Value is not a Reference Path" : "Value must be a valid JSONPath.", text, "a path of names and indexes such as $.result, or null", problem);
        }

        return new ResultPath(path, isDiscarded: false);
    }

    public bool TryApply(Value input, Value result, [NotNullWhen(true)] out Value? output, [NotNullWhen(false)] out StatesError? error)
    {
        if (_path is not null)
        {
            return _path.TrySet(input, result, out output, out error);
        }

        (output, error) = (_isDiscarded ? input : result, null);
        return true;
    }
}
