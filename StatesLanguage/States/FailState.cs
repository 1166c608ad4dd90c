using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Ends its branch with an error.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</remarks>
public sealed class FailState : State
{
    private readonly QueryLanguage _language;
    private readonly Expression? _errorFrom;
    private readonly Expression? _causeFrom;

    private FailState(string name, FieldReader fields)
        : base(name, fields, "Fail")
    {
        _language = fields.Language;
        _errorFrom = _language.ReadExpression(fields, "Error", ValueKind.String, allowFunctions: true);
        _causeFrom = _language.ReadExpression(fields, "Cause", ValueKind.String, allowFunctions: true);
        Error = _errorFrom is null ? fields.Text("Error") : null;
        Cause = _causeFrom is null ? fields.Text("Cause") : null;
    }

    /// <summary>The fixed error name; null where it comes from an expression, or where there is none.</summary>
    public string? Error { get; }

    /// <summary>The fixed cause; null where it comes from an expression, or where there is none.</summary>
    public string? Cause { get; }

    internal static FailState Read(string name, FieldReader fields) => new(name, fields);

    internal override ValueTask<Transition> RunAsync(Branch branch)
    {
        var data = _language.DataOf(branch);
        return TryEvaluate(branch, data, "ErrorPath", _errorFrom, Error, out var error, out var failure)
            && TryEvaluate(branch, data, "CausePath", _causeFrom, Cause, out var cause, out failure)
            ? new(Transition.Fail(new StatesError(error ?? "", cause)))
            : new(Transition.Fail(failure));
    }

    private static bool TryEvaluate(
        Branch branch, Value data, string field, Expression? expression, string? constant, out string? text, [NotNullWhen(false)] out StatesError? failure)
    {
        (text, failure) = (constant, null);
        if (expression is null)
        {
            return true;
        }

        if (!expression.TryEvaluate(data, branch, out var value, out var error))
        {
            failure = expression is JsonPath
                ? branch.RuntimeError($"The JSONPath '{expression.Text}' specified for the field '{field}' could not be found in the input '{data.ToJson()}'")
                : branch.Explain(error);
            return false;
        }

        if (value is StringValue found)
        {
            text = found.Text;
            return true;
        }

        failure = branch.RuntimeError($"The {field} parameter does not reference a string value: {expression.Text} == {value.ToJson()}");
        return false;
    }
}
