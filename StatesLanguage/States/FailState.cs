using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Ends its branch with an error.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</remarks>
public sealed class FailState : State
{
    private readonly Expression? _errorPath;
    private readonly Expression? _causePath;

    private FailState(string name, FieldReader fields)
        : base(name, fields, "Fail")
    {
        fields.OneOf(required: false, "Error", "ErrorPath");
        fields.OneOf(required: false, "Cause", "CausePath");
        Error = fields.Text("Error");
        Cause = fields.Text("Cause");
        _errorPath = fields.PathField("ErrorPath", allowFunctions: true);
        _causePath = fields.PathField("CausePath", allowFunctions: true);
    }

    /// <summary>The fixed error name; null where it comes from a path, or where there is none.</summary>
    public string? Error { get; }

    /// <summary>The fixed cause; null where it comes from a path, or where there is none.</summary>
    public string? Cause { get; }

    internal static FailState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch)
    {
        return TryEvaluate(branch, "ErrorPath", _errorPath, Error, out var error, out var failure)
            && TryEvaluate(branch, "CausePath", _causePath, Cause, out var cause, out failure)
            ? new(Transition.Fail(new StatesError(error ?? "", cause)))
            : new(Transition.Fail(failure));
    }

    private static bool TryEvaluate(
        Branch branch, string field, Expression? path, string? constant, out string? text, [NotNullWhen(false)] out StatesError? failure)
    {
        (text, failure) = (constant, null);
        if (path is null)
        {
            return true;
        }

        if (!path.TryEvaluate(branch.Input, branch, out var value, out var error))
        {
            failure = path is JsonPath
                ? branch.RuntimeError($"The JSONPath '{path.Text}' specified for the field '{field}' could not be found in the input '{branch.Input.ToJson()}'")
                : branch.Explain(error);
            return false;
        }

        if (value is StringValue found)
        {
            text = found.Text;
            return true;
        }

        failure = branch.RuntimeError($"The {field} parameter does not reference a string value: {path.Text} == {value.ToJson()}");
        return false;
    }
}
