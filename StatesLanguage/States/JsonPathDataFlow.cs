using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>
/// <c>InputPath</c>, <c>Parameters</c>, <c>ResultSelector</c>, <c>Assign</c>, <c>ResultPath</c> and <c>OutputPath</c>, as far as a state has them.
/// <c>Assign</c> looks at the raw result, as <c>ResultSelector</c> does.
/// </summary>
/// <remarks>
/// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html,
/// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#using-variables-in-jsonpath-states
/// </remarks>
internal sealed class JsonPathDataFlow : DataFlow
{
    private JsonPathDataFlow()
    {
    }

    private OptionalPath InputPath { get; init; }

    private OptionalPath OutputPath { get; init; }

    private PayloadTemplate? Parameters { get; init; }

    private PayloadTemplate? ResultSelector { get; init; }

    private ResultPath ResultPath { get; init; }

    private Assignment? Assign { get; init; }

    /// <summary>Whether the state has no result of its own, so that there is nothing to show between its paths.</summary>
    private bool IsFilter { get; init; }

    public static JsonPathDataFlow ReadSucceed(FieldReader fields) => new()
    {
        InputPath = OptionalPath.Read(fields, "InputPath"),
        OutputPath = OptionalPath.Read(fields, "OutputPath"),
        IsFilter = true,
    };

    public static JsonPathDataFlow ReadWait(FieldReader fields) => new()
    {
        InputPath = OptionalPath.Read(fields, "InputPath"),
        OutputPath = OptionalPath.Read(fields, "OutputPath"),
        Assign = Assignment.Read(fields),
        IsFilter = true,
    };

    public static JsonPathDataFlow ReadPass(FieldReader fields) => new()
    {
        InputPath = OptionalPath.Read(fields, "InputPath"),
        OutputPath = OptionalPath.Read(fields, "OutputPath"),
        Parameters = fields.Template("Parameters"),
        ResultPath = ResultPath.Read(fields),
        Assign = Assignment.Read(fields),
    };

    public static JsonPathDataFlow ReadTask(FieldReader fields) => new()
    {
        InputPath = OptionalPath.Read(fields, "InputPath"),
        OutputPath = OptionalPath.Read(fields, "OutputPath"),
        Parameters = fields.Template("Parameters"),
        ResultSelector = fields.Template("ResultSelector"),
        ResultPath = ResultPath.Read(fields),
        Assign = Assignment.Read(fields),
    };

    /// <summary>The flow of a Map state, whose <c>Parameters</c> make the items' inputs instead.</summary>
    public static JsonPathDataFlow ReadMap(FieldReader fields) => new()
    {
        InputPath = OptionalPath.Read(fields, "InputPath"),
        OutputPath = OptionalPath.Read(fields, "OutputPath"),
        ResultSelector = fields.Template("ResultSelector"),
        ResultPath = ResultPath.Read(fields),
        Assign = Assignment.Read(fields),
    };

    public static JsonPathDataFlow ReadCatcher(FieldReader fields) =>
        new() { ResultPath = ResultPath.Read(fields), Assign = Assignment.Read(fields), IsFilter = true };

    public override DataFlow Of(FieldReader rule) => new JsonPathDataFlow { OutputPath = OutputPath, Assign = Assignment.Read(rule), IsFilter = true };

    public override bool TryGetInput(Branch branch, [NotNullWhen(true)] out Value? input, [NotNullWhen(false)] out StatesError? error)
    {
        var found = InputPath.TryEvaluate(branch.Input, branch, out input, out error);
        branch.Shown?.AfterInputPath = input;
        return found;
    }

    public override bool TryGetArguments(
        Branch branch, Value input, [NotNullWhen(true)] out Value? arguments, [NotNullWhen(false)] out StatesError? error)
    {
        (arguments, error) = (input, null);
        if (IsFilter)
        {
            return true;
        }

        var made = Parameters is null || Parameters.TryEvaluate(input, branch, out arguments, out error);
        branch.Shown?.AfterParameters = arguments;
        return made;
    }

    public override bool TryGetOutput(
        Branch branch, Value result, [NotNullWhen(true)] out Value? output, [NotNullWhen(false)] out StatesError? error)
    {
        output = null;
        var selected = result;
        if (ResultSelector is not null && !ResultSelector.TryEvaluate(result, branch, out selected, out error))
        {
            return false;
        }

        ObjectValue? assigned = null;
        if (Assign is not null && !Assign.TryEvaluate(result, branch, out assigned, out error))
        {
            return false;
        }

        if (!ResultPath.TryApply(branch.Input, selected, out output, out error))
        {
            return false;
        }

        if (!IsFilter && branch.Shown is { } shown)
        {
            (shown.AfterResultSelector, shown.AfterResultPath) = (selected, output);
        }

        if (!OutputPath.TryEvaluate(output, branch, out output, out error))
        {
            return false;
        }

        branch.Assign(assigned);
        return true;
    }
}
