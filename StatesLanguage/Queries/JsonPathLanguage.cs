using System.Collections.Frozen;
using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.States.Maps;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>Paths, payload templates and intrinsic functions.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</remarks>
internal sealed class JsonPathLanguage : QueryLanguage
{
    public override string Name => "JSONPath";

    public override IReadOnlySet<string> OwnFields { get; } = new[]
    {
        "InputPath", "OutputPath", "Parameters", "ResultSelector", "ResultPath", "Result", "ItemsPath", "MaxConcurrencyPath",
        "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath",
        "TimestampPath", "ErrorPath", "CausePath", "MaxItemsPath", "MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath",
        "Variable", "And", "Or", "Not", "IsPresent",
    }.Concat(Operator.Names).ToFrozenSet(StringComparer.Ordinal);

    public override string PayloadField => "Parameters";

    public override Value DataOf(Branch branch)
    {
        branch.Shown?.AfterInputPath = branch.Input;
        return branch.Input;
    }

    public override DataFlow ReadSucceed(FieldReader fields) => JsonPathDataFlow.ReadSucceed(fields);

    public override DataFlow ReadWait(FieldReader fields) => JsonPathDataFlow.ReadWait(fields);

    public override DataFlow ReadPass(FieldReader fields) => JsonPathDataFlow.ReadPass(fields);

    public override DataFlow ReadTask(FieldReader fields) => JsonPathDataFlow.ReadTask(fields);

    public override DataFlow ReadMap(FieldReader fields) => JsonPathDataFlow.ReadMap(fields);

    public override DataFlow ReadCatcher(FieldReader fields) => JsonPathDataFlow.ReadCatcher(fields);

    public override ChoiceRule? ReadRule(FieldReader fields) =>
        ChoiceRule.TryCompile(fields.Json, fields.Path, fields.Definition.Problems, fields.Definition.Variables, out var rule) ? rule : null;

    public override MapItems ReadItems(FieldReader fields) => new MapItemsPath(fields);

    public override Value? ReadResult(FieldReader fields) => fields.Any("Result");

    public override PayloadTemplate? ReadItemSelector(FieldReader fields)
    {
        fields.OneOf(required: false, "ItemSelector", "Parameters");
        return fields.Template("ItemSelector") ?? fields.Template("Parameters");
    }

    public override PayloadTemplate? ReadTemplate(FieldReader fields, string name, QueryPhase phase = QueryPhase.Input) =>
        fields.Any(name) is { } json
        && PayloadTemplate.TryCompile(json, $"{fields.Path}/{name}", fields.Definition.Problems, fields.Definition.Variables, out var template) ? template : null;

    public override Expression? ReadExpression(FieldReader fields, string name, ValueKind? expected = null, bool allowFunctions = false)
    {
        fields.OneOf(required: false, name, name + "Path");
        return fields.PathField(name + "Path", allowFunctions);
    }

    public override string VariableOf(string member) =>
        member.EndsWith(PathTemplateCompiler.ExpressionSuffix, StringComparison.Ordinal) ? member[..^PathTemplateCompiler.ExpressionSuffix.Length] : member;

    public override string[] FormsOf(params string[] names) => [.. names.SelectMany(name => new[] { name + "Path", name })];
}
