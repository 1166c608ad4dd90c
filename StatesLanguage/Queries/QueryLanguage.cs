using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.States.Maps;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>The <c>QueryLanguage</c> of a state: which fields it has, and what stands in them. Chosen once, while the state is read.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#querylanguage-field</remarks>
internal abstract class QueryLanguage
{
    public static QueryLanguage JsonPath { get; } = new JsonPathLanguage();

    public static QueryLanguage Jsonata { get; } = new JsonataLanguage();

    /// <summary>As <c>QueryLanguage</c> names it.</summary>
    public abstract string Name { get; }

    public QueryLanguage Other => this == JsonPath ? Jsonata : JsonPath;

    /// <summary>The fields that states of the other language must not have.</summary>
    public abstract IReadOnlySet<string> OwnFields { get; }

    /// <summary>The field that makes a Task's payload.</summary>
    public abstract string PayloadField { get; }

    /// <summary>Reads <c>QueryLanguage</c> of a whole definition.</summary>
    public static QueryLanguage ReadMachine(FieldReader fields) => Read(fields) ?? JsonPath;

    /// <summary>Reads <c>QueryLanguage</c> of a state, which may only go from JSONPath to JSONata.</summary>
    public static QueryLanguage ReadState(FieldReader fields)
    {
        var machine = fields.Definition.Language;
        var language = Read(fields) ?? machine;
        if (machine == Jsonata && language == JsonPath)
        {
            fields.Definition.Report(new(fields.Path, Codes.Schema, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")
            {
                Field = $"{fields.Path}/QueryLanguage",
                Fix = "remove \"QueryLanguage\" from the state, or from the state machine and give it to the states that are to use JSONata",
            });
        }

        return language;
    }

    /// <summary>Why a field that belongs to this language must not stand in a state of another, in AWS's words.</summary>
    public string WhyNot(string field, QueryLanguage language) =>
        $"The QueryLanguage is set to '{language.Name}', but field '{field}' is only supported for the '{Name}' QueryLanguage";

    /// <summary>What the expressions of a state without a flow look at: <c>$</c>, or <c>$states</c>.</summary>
    public abstract Value DataOf(Branch branch);

    /// <summary>The flow of a Succeed state.</summary>
    public abstract DataFlow ReadSucceed(FieldReader fields);

    /// <summary>The flow of a Wait or Choice state.</summary>
    public abstract DataFlow ReadWait(FieldReader fields);

    /// <summary>The flow of a Pass state.</summary>
    public abstract DataFlow ReadPass(FieldReader fields);

    /// <summary>The flow of a Task or Parallel state.</summary>
    public abstract DataFlow ReadTask(FieldReader fields);

    /// <summary>The flow of a Map state.</summary>
    public abstract DataFlow ReadMap(FieldReader fields);

    /// <summary>The flow of a catcher, whose result is the error.</summary>
    public abstract DataFlow ReadCatcher(FieldReader fields);

    /// <summary>A rule of <c>Choices</c>; null where it has problems.</summary>
    public abstract ChoiceRule? ReadRule(FieldReader fields);

    /// <summary>Where a Map state finds its items.</summary>
    public abstract MapItems ReadItems(FieldReader fields);

    /// <summary>The fixed result of a Pass state; null where it has none.</summary>
    public abstract Value? ReadResult(FieldReader fields);

    /// <summary>What makes the inputs of a Map state's iterations; null where nothing does.</summary>
    public abstract PayloadTemplate? ReadItemSelector(FieldReader fields);

    /// <summary>A field of any shape with expressions in it; null where it is not there.</summary>
    public abstract PayloadTemplate? ReadTemplate(FieldReader fields, string name, QueryPhase phase = QueryPhase.Input);

    /// <summary>
    /// The expression that a field's value comes from, in its <c>…Path</c> form or between <c>{%</c> and <c>%}</c>;
    /// null where the value is fixed, or not there.
    /// </summary>
    public abstract Expression? ReadExpression(FieldReader fields, string name, ValueKind? expected = null, bool allowFunctions = false);

    /// <summary>The variable that a member of <c>Assign</c> stands for.</summary>
    public abstract string VariableOf(string member);

    /// <summary>The names under which fields may stand that are fixed or not.</summary>
    public abstract string[] FormsOf(params string[] names);

    // As AWS: whatever is not exactly the one name is the other language.
    private static QueryLanguage? Read(FieldReader fields) =>
        !fields.Has("QueryLanguage") ? null
        : fields.Word("QueryLanguage", JsonPath.Name, Jsonata.Name) == JsonPath.Name ? JsonPath
        : Jsonata;
}
