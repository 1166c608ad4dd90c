using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>Turns the JSON of a choice rule into a condition, and reports everything that is wrong with it.</summary>
internal sealed class RuleCompiler(ICollection<Problem> problems)
{
    private const int MaxDepth = 64;

    // Members of a rule that are not its condition.
    private static readonly string[] OutermostMembers = ["Next", "Comment", "Variable", "Assign"];
    private static readonly string[] InnerMembers = ["Comment", "Variable"];

    private int _depth;

    /// <summary>The condition; null where something is wrong.</summary>
    /// <param name="json">The rule.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="isOutermost">Whether it stands in <c>Choices</c> itself, and so has a <c>Next</c>.</param>
    public Condition? Compile(Value json, string path, bool isOutermost)
    {
        if (json is not ObjectValue rule)
        {
            return Fail(path, "A choice rule must be an object", json);
        }

        var before = problems.Count;
        if (isOutermost && !(rule.TryGetValue("Next", out var next) && next is StringValue { Text.Length: > 0 }))
        {
            Fail(path, "These fields are required: [Next]", next, "the name of a state");
        }

        if (_depth == MaxDepth)
        {
            return Fail(path, $"The rule nests deeper than {MaxDepth}");
        }

        _depth++;
        var condition = CompileCondition(rule, path, isOutermost ? OutermostMembers : InnerMembers);
        _depth--;
        return problems.Count == before ? condition : null;
    }

    private Condition? CompileCondition(ObjectValue rule, string path, string[] otherMembers)
    {
        Condition? condition = null;
        var operators = 0;
        foreach (var (name, operand) in rule.Members)
        {
            if (Array.IndexOf(otherMembers, name) >= 0)
            {
                continue;
            }

            var place = $"{path}/{name}";
            operators++;
            condition = name switch
            {
                "And" => CompileAll(operand, place) is { } all ? new And(all) : null,
                "Or" => CompileAll(operand, place) is { } any ? new Or(any) : null,
                "Not" => Compile(operand, place, isOutermost: false) is { } negated ? new Not(negated) : null,
                _ => CompileComparison(rule, name, operand, path),
            };
        }

        return operators == 1
            ? condition
            : Fail(path, "A choice rule must have exactly one operator", rule, "And, Or, Not, or Variable with one comparison such as StringEquals");
    }

    private Condition[]? CompileAll(Value json, string path)
    {
        if (json is not ArrayValue { Count: > 0 } rules)
        {
            Fail(path, "It must be an array of at least one choice rule", json);
            return null;
        }

        var conditions = new List<Condition>();
        for (var i = 0; i < rules.Count; i++)
        {
            if (Compile(rules[i], $"{path}[{i}]", isOutermost: false) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions.Count == rules.Count ? [.. conditions] : null;
    }

    private Condition? CompileComparison(ObjectValue rule, string name, Value operand, string path)
    {
        var place = $"{path}/{name}";
        var known = Operator.Find(name);
        if (known is null && name != "IsPresent")
        {
            return Fail(
                place,
                $"Field '{name}' is not supported",
                operand,
                $"Next and Comment in a rule of Choices, Variable, And, Or, Not, {string.Join(", ", Operator.Names)}",
                name == "Condition" ? "Condition belongs to the query language JSONata" : null);
        }

        var variable = CompileVariable(rule, path);
        if (known is { TakesPath: true })
        {
            var other = CompilePath(operand, place);
            return variable is null || other is null ? null : new PathComparison(variable, known.Compare, other);
        }

        if (!IsAllowed(known?.Operand ?? OperandKind.Boolean, operand, out var allowed))
        {
            return Fail(place, known?.Operand == OperandKind.Timestamp ? "String does not match RFC3339 timestamp" : $"The value must be {allowed}", operand, allowed);
        }

        return variable is null ? null
            : known is null ? new IsPresent(variable, ((BooleanValue)operand).IsTrue)
            : new ConstantComparison(variable, known.Compare, operand);
    }

    private JsonPath? CompileVariable(ObjectValue rule, string path)
    {
        if (rule.TryGetValue("Variable", out var variable))
        {
            return CompilePath(variable, $"{path}/Variable");
        }

        Fail(path, "These fields are required: [Variable]", null, "a path such as $.order.total");
        return null;
    }

    private JsonPath? CompilePath(Value json, string path)
    {
        string? problem = null;
        if (json is StringValue { Text: var text } && JsonPath.TryParse(text, out var compiled, out problem))
        {
            return compiled;
        }

        Fail(path, "Value is not a valid path", json, "a path such as $.order.total or $$.Execution.Id", problem);
        return null;
    }

    private static bool IsAllowed(OperandKind kind, Value operand, out string allowed)
    {
        allowed = kind switch
        {
            OperandKind.String => "a string",
            OperandKind.Number => "a number",
            OperandKind.Boolean => "true or false",
            _ => "a timestamp such as 2016-03-14T01:59:00Z",
        };
        return kind switch
        {
            OperandKind.String => operand is StringValue,
            OperandKind.Number => operand is NumberValue,
            OperandKind.Boolean => operand is BooleanValue,
            _ => Timestamp.TryRead(operand, out _),
        };
    }

    private Condition? Fail(string path, string message, Value? given = null, string? allowed = null, string? fix = null)
    {
        problems.Add(new(path, "SCHEMA_VALIDATION_FAILED", message) { Given = given?.ToJson(), Allowed = allowed, Fix = fix });
        return null;
    }
}
