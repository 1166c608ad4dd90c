using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries;

/// <summary>A JSONata expression in a field of a state: what stands between <c>{%</c> and <c>%}</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#writing-jsonata-expressions-in-json-strings</remarks>
internal sealed class JsonataQuery : Expression
{
    private const string Start = "{%";
    private const string End = "%}";
    private const string LimitCode = "U1001";

    private readonly JsonataExpression _expression;
    private readonly string _field;
    private readonly ValueKind? _expected;
    private readonly bool _seesContext;

    private JsonataQuery(JsonataExpression expression, string field, ValueKind? expected)
        : base(expression.Text)
    {
        (_expression, _field, _expected) = (expression, field, expected);
        _seesContext = StatesReferences.MayReachContext(expression);
    }

    /// <summary>Reads a string that may be an expression; null where it is plain text, or has problems.</summary>
    /// <param name="fields">The fields that it stands in.</param>
    /// <param name="text">The string.</param>
    /// <param name="path">Where it stands in the definition.</param>
    /// <param name="phase">When it is evaluated.</param>
    /// <param name="expected">What it must evaluate to; null for anything.</param>
    public static JsonataQuery? Read(FieldReader fields, string text, string path, QueryPhase phase, ValueKind? expected = null)
    {
        var starts = text.StartsWith(Start, StringComparison.Ordinal);
        var ends = text.EndsWith(End, StringComparison.Ordinal) && text.Length >= Start.Length + End.Length;
        if (starts != ends)
        {
            fields.Definition.Report(new(path, Codes.Schema, "JSONata string must start with {% and end with %}")
            {
                Given = text,
                Allowed = "no blanks before {% and after %}",
            });
        }

        if (!starts || !ends)
        {
            return null;
        }

        var between = text[Start.Length..^End.Length];
        var start = text.Length - End.Length - between.TrimStart().Length;
        if (!JsonataExpression.TryParse(between.Trim(), StatesFunctions.Table, out var expression, out var syntax, out var problem))
        {
            fields.Definition.Report(new(path, Codes.InvalidQuery, problem.Message) { Given = text, Offset = problem.Start is { } at ? start + at : null });
            return null;
        }

        foreach (var mistake in TopLevelReferences.FindMistakes(syntax))
        {
            fields.Definition.Report(new(path, Codes.UnsupportedQuery, mistake) { Given = text });
        }

        foreach (var mistake in StatesReferences.FindMistakes(expression, phase, path))
        {
            fields.Definition.Report(mistake with { Offset = start + mistake.Offset });
        }

        foreach (var variable in expression.FreeVariables.DistinctBy(variable => variable.Name))
        {
            fields.Definition.Variables.Use(variable, path, start + variable.Position);
        }

        return new JsonataQuery(expression, path[(fields.StatePath.Length + 1)..], expected);
    }

    /// <summary>Whether a text is marked as an expression, at one end at least.</summary>
    public static bool IsMarked(string text) => text.StartsWith(Start, StringComparison.Ordinal) || text.EndsWith(End, StringComparison.Ordinal);

    /// <summary>What to write where an expression stands without <c>{%</c> and <c>%}</c>; null where the text does not look like one.</summary>
    public static string? Delimit(string text) =>
        text.Contains('$', StringComparison.Ordinal) && !text.Contains(Start, StringComparison.Ordinal) && JsonataExpression.TryParse(text, StatesFunctions.Table, out _, out _, out _)
            ? $"write \"{Start} {text} {End}\""
            : null;

    /// <inheritdoc/>
    /// <remarks>The input is <c>$states</c> without its <c>context</c>.</remarks>
    public override bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        result = null;
        try
        {
            // JSON has no functions: a function is nothing that a state could use.
            var made = _expression.Evaluate(null, new StatesBindings((ObjectValue)input, scope, _seesContext), OptionsOf(scope));
            result = made is FunctionValue ? null : made;
            error = result is null ? Failure("returned nothing (undefined).")
                : _expected is { } kind && result.Kind != kind ? Unexpected(kind, result)
                : null;
        }
        catch (JsonataException e)
        {
            // What goes beyond a limit has no code on AWS.
            error = Failure($"threw an error during evaluation{(e.Code == LimitCode ? "" : $". {e.Code}")}: {e.Message}");
        }

        return error is null;
    }

    /// <summary>The error of a result that is of the right kind, but not a value that the field takes.</summary>
    /// <param name="what">What is wrong with it, such as <c>cannot be parsed as a long value</c>.</param>
    /// <param name="value">The result.</param>
    public StatesError Refuse(string what, Value value) =>
        QueryError.At(_field, $"The {_field} field {what}: {value.ToText()}") with { IsAfterEvaluation = true };

    /// <summary>The error of a result that is not of the kind that the field takes.</summary>
    public StatesError Unexpected(ValueKind expected, Value value) =>
        Failure($"returned an unexpected result type. Expected '{Word(expected)}', but was '{Word(value.Kind)}' for value: {value.ToJson()}");

    private static EvaluationOptions OptionsOf(IEvaluationScope scope) =>
        new() { Clock = scope.Clock, Random = scope.Random, NewGuid = scope.NewGuid };

    private StatesError Failure(string what) => QueryError.At(_field, $"The JSONata expression '{Text}' specified for the field '{_field}' {what}");

    private static string Word(ValueKind kind) => kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => "boolean",
        ValueKind.Number => "number",
        ValueKind.String => "string",
        ValueKind.Array => "array",
        _ => "object",
    };
}
