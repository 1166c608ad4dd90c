using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Choices;

/// <summary>Turns the JSON of a choice rule into a condition, and reports everything that is wrong with it.</summary>
/// <param name="problems">Receives what is wrong with it.</param>
/// <param name="variables">Is told of the variables that its paths look in.</param>
internal sealed class RuleCompiler(ICollection<Problem> problems, VariableScope? variables)
{
    private const int MaxDepth = 64;

    // Members of a rule that are not its condition.
    private static readonly string[] OutermostMembers = ["Next", "Comment", "Variable", "Assign"];
    private static readonly string[] InnerMembers = ["Comment", "Variable"];

    // What decides which kind of rule it is.
    private static readonly string[] Selectors = ["And", "Or", "Not", "Variable", "Condition"];

    private int _depth;

    /// <summary>The condition; null where something is wrong.</summary>
    /// <param name="json">The rule.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="isOutermost">Whether it stands in <c>Choices</c> itself, and so has a <c>Next</c>.</param>
    public Condition? Compile(Value json, string path, bool isOutermost)
    {
        if (json is not ObjectValue rule)
        {
            return Fail(path, "Expected value of type Object", json, "a choice rule");
        }

        var before = problems.Count;
        if (isOutermost && !rule.TryGetValue("Next", out var next))
        {
            Fail(path, "These fields are required: [Next]", next, "the name of a state");
        }
        else if (isOutermost && rule["Next"] is not StringValue)
        {
            Fail($"{path}/Next", "Expected value of type String", rule["Next"], "the name of a state");
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
        if (Array.FindAll(Selectors, name => rule.TryGetValue(name, out _)).Length != 1)
        {
            return Fail(path, $"The object must have only one of the following fields, [{string.Join(", ", Selectors)}]", rule, "And, Or, Not, or Variable with one comparison such as StringEquals");
        }

        Condition? condition = null;
        var comparisons = 0;
        foreach (var (name, operand) in rule.Members)
        {
            if (Array.IndexOf(otherMembers, name) >= 0)
            {
                continue;
            }

            var place = $"{path}/{name}";
            condition = name switch
            {
                "And" => CompileAll(operand, place) is { } all ? new And(all) : null,
                "Or" => CompileAll(operand, place) is { } any ? new Or(any) : null,
                "Not" => Compile(operand, place, isOutermost: false) is { } negated ? new Not(negated) : null,
                _ => CompileComparison(rule, name, operand, path, ref comparisons),
            };
        }

        if (rule.TryGetValue("Variable", out _) && comparisons != 1)
        {
            var words = comparisons == 0 ? "This object should have only one of the following fields" : "There should only be one of the following fields";
            return Fail(path, $"{words}: [{string.Join(", ", Operator.Names)}]", rule, "one comparison such as StringEquals");
        }

        return condition;
    }

    private Condition[]? CompileAll(Value json, string path)
    {
        if (json is not ArrayValue { Count: > 0 } rules)
        {
            Fail(path, json is ArrayValue ? "Value cannot be empty" : "Expected value of type Array", json, "an array of at least one choice rule");
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

    private Condition? CompileComparison(ObjectValue rule, string name, Value operand, string path, ref int comparisons)
    {
        var place = $"{path}/{name}";
        var known = Operator.Find(name);
        if ((known is null && name != "IsPresent") || !rule.TryGetValue("Variable", out var variablePath))
        {
            return FailUnknown(path, name);
        }

        comparisons++;
        var variable = CompilePath(variablePath, $"{path}/Variable");
        if (known is { TakesPath: true })
        {
            var other = CompilePath(operand, place);
            return variable is null || other is null ? null : new PathComparison(variable, known.Compare, other);
        }

        if (!IsAllowed(known?.Operand ?? OperandKind.Boolean, operand, out var expected, out var allowed))
        {
            return Fail(place, expected, operand, allowed);
        }

        return variable is null ? null
            : known is null ? new IsPresent(variable, ((BooleanValue)operand).IsTrue)
            : new ConstantComparison(variable, known.Compare, operand);
    }

    private JsonPath? CompilePath(Value json, string path)
    {
        string? problem = null;
        if (json is StringValue { Text: var text } && JsonPath.TryParse(text, out var compiled, out problem))
        {
            variables?.Use(compiled, path);
            return compiled;
        }

        var message = json is not StringValue given ? "Expected value of type String"
            : given.Text.StartsWith('$') ? "Value is not a Reference Path"
            : "Value is not a Reference Path: Reference path didn't start with '$'";
        Fail(path, message, json, "a path such as $.order.total or $$.Execution.Id", problem);
        return null;
    }

    private static bool IsAllowed(OperandKind kind, Value operand, out string expected, out string allowed)
    {
        (expected, allowed) = kind switch
        {
            OperandKind.String => ("Expected value of type String", "a string"),
            OperandKind.Number => ("Expected value of type Number", "a number"),
            OperandKind.Boolean => ("Expected value of type Boolean", "true or false"),
            _ => ("String does not match RFC3339 timestamp", "a timestamp such as 2016-03-14T01:59:00Z"),
        };
        return kind switch
        {
            OperandKind.String => operand is StringValue,
            OperandKind.Number => operand is NumberValue,
            OperandKind.Boolean => operand is BooleanValue,
            _ => Timestamp.TryRead(operand, out _),
        };
    }

    private Condition? FailUnknown(string path, string name)
    {
        var isJsonata = QueryLanguage.Jsonata.OwnFields.Contains(name);
        problems.Add(new(path, Codes.Schema, isJsonata
            ? QueryLanguage.Jsonata.WhyNot(name, QueryLanguage.JsonPath)
            : $"Field '{name}' is not supported")
        {
            Field = $"{path}/{name}",
            Allowed = $"Next, Assign and Comment in a rule of Choices, Variable, And, Or, Not, {string.Join(", ", Operator.Names)}",
            Fix = isJsonata ? "add \"QueryLanguage\": \"JSONata\" to the state"
                : Names.DidYouMean(name, [.. Operator.Names, .. Selectors, .. OutermostMembers]) ?? "remove it",
        });
        return null;
    }

    private Condition? Fail(string path, string message, Value? given = null, string? allowed = null, string? fix = null)
    {
        problems.Add(new(path, Codes.Schema, message) { Given = given?.ToJson(), Allowed = allowed, Fix = fix });
        return null;
    }
}
