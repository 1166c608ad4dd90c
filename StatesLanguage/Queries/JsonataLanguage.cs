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

/// <summary>JSONata between <c>{%</c> and <c>%}</c>, in any string of a field that takes it.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html</remarks>
internal sealed class JsonataLanguage : QueryLanguage
{
    public override string Name => "JSONata";

    public override IReadOnlySet<string> OwnFields { get; } = new[] { "Arguments", "Output", "Items", "Condition" }.ToFrozenSet(StringComparer.Ordinal);

    public override string PayloadField => "Arguments";

    public override Value DataOf(Branch branch) => ObjectValue.Create("input", branch.Input);

    public override DataFlow ReadSucceed(FieldReader fields) => new JsonataDataFlow(null, ReadTemplate(fields, "Output"), null, QueryPhase.Input);

    public override DataFlow ReadWait(FieldReader fields) => JsonataDataFlow.Read(fields, QueryPhase.Input);

    public override DataFlow ReadPass(FieldReader fields) => JsonataDataFlow.Read(fields, QueryPhase.Input);

    public override DataFlow ReadTask(FieldReader fields) => JsonataDataFlow.Read(fields, QueryPhase.Result, ReadTemplate(fields, "Arguments"));

    public override DataFlow ReadMap(FieldReader fields) => JsonataDataFlow.Read(fields, QueryPhase.Result);

    public override DataFlow ReadCatcher(FieldReader fields) => JsonataDataFlow.Read(fields, QueryPhase.ErrorOutput);

    public override ChoiceRule? ReadRule(FieldReader fields)
    {
        fields.Require("Condition", "Next");
        fields.Text("Comment");
        var next = fields.Text("Next");
        var query = ReadExpression(fields, "Condition", ValueKind.Boolean);
        Condition condition = query is null ? new FixedCondition(fields.Flag("Condition")) : new QueryCondition(query);
        return next is null ? null : new ChoiceRule(condition, next);
    }

    public override MapItems ReadItems(FieldReader fields) => new MapItemsQuery(fields);

    public override Value? ReadResult(FieldReader fields) => null;

    public override PayloadTemplate? ReadItemSelector(FieldReader fields) => fields.Template("ItemSelector");

    public override PayloadTemplate? ReadTemplate(FieldReader fields, string name, QueryPhase phase = QueryPhase.Input) =>
        fields.Any(name) is { } json ? new QueryTemplateCompiler(fields, phase).Compile(json, name) : null;

    public override Expression? ReadExpression(FieldReader fields, string name, ValueKind? expected = null, bool allowFunctions = false) =>
        fields.AnyOrQuery(name) is StringValue text ? JsonataQuery.Read(fields, text.Text, $"{fields.Path}/{name}", QueryPhase.Input, expected) : null;

    public override string VariableOf(string member) => member;

    public override string[] FormsOf(params string[] names) => names;
}
