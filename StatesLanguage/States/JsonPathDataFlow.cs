using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary><c>InputPath</c>, <c>Parameters</c>, <c>ResultSelector</c>, <c>ResultPath</c> and <c>OutputPath</c>, as far as a state has them.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</remarks>
internal sealed class JsonPathDataFlow : DataFlow
{
    private readonly OptionalPath _inputPath;
    private readonly OptionalPath _outputPath;
    private readonly PayloadTemplate? _parameters;
    private readonly PayloadTemplate? _resultSelector;
    private readonly ResultPath _resultPath;

    private JsonPathDataFlow(
        OptionalPath inputPath, OptionalPath outputPath, PayloadTemplate? parameters, PayloadTemplate? resultSelector, ResultPath resultPath) =>
        (_inputPath, _outputPath, _parameters, _resultSelector, _resultPath) = (inputPath, outputPath, parameters, resultSelector, resultPath);

    /// <summary>The flow of a state that only filters: <c>InputPath</c> and <c>OutputPath</c>.</summary>
    public static JsonPathDataFlow ReadPaths(FieldReader fields) =>
        new(OptionalPath.Read(fields, "InputPath"), OptionalPath.Read(fields, "OutputPath"), null, null, ResultPath.Root);

    /// <summary>The flow of a Pass state: as a state with a result, without <c>ResultSelector</c>.</summary>
    public static JsonPathDataFlow ReadPass(FieldReader fields) => new(
        OptionalPath.Read(fields, "InputPath"),
        OptionalPath.Read(fields, "OutputPath"),
        fields.Template("Parameters"),
        null,
        ResultPath.Read(fields));

    /// <summary>The flow of a Task or Parallel state: all five.</summary>
    public static JsonPathDataFlow ReadAll(FieldReader fields) => new(
        OptionalPath.Read(fields, "InputPath"),
        OptionalPath.Read(fields, "OutputPath"),
        fields.Template("Parameters"),
        fields.Template("ResultSelector"),
        ResultPath.Read(fields));

    /// <summary>The flow of a Map state, whose <c>Parameters</c> make the items' inputs instead.</summary>
    public static JsonPathDataFlow ReadMap(FieldReader fields) => new(
        OptionalPath.Read(fields, "InputPath"),
        OptionalPath.Read(fields, "OutputPath"),
        null,
        fields.Template("ResultSelector"),
        ResultPath.Read(fields));

    public override bool TryGetInput(Branch branch, [NotNullWhen(true)] out Value? input, [NotNullWhen(false)] out StatesError? error) =>
        _inputPath.TryEvaluate(branch.Input, branch, out input, out error);

    public override bool TryGetArguments(
        Branch branch, Value input, [NotNullWhen(true)] out Value? arguments, [NotNullWhen(false)] out StatesError? error)
    {
        if (_parameters is null)
        {
            (arguments, error) = (input, null);
            return true;
        }

        return _parameters.TryEvaluate(input, branch, out arguments, out error);
    }

    public override bool TryGetOutput(
        Branch branch, Value result, [NotNullWhen(true)] out Value? output, [NotNullWhen(false)] out StatesError? error)
    {
        var selected = result;
        if (_resultSelector is not null && !_resultSelector.TryEvaluate(result, branch, out selected, out error))
        {
            output = null;
            return false;
        }

        return _resultPath.TryApply(branch.Input, selected, out output, out error)
            && _outputPath.TryEvaluate(output, branch, out output, out error);
    }
}
