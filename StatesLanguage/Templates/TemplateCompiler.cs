using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>Turns a template's JSON into nodes. What has no expressions stays the value that it is.</summary>
internal sealed class TemplateCompiler(ICollection<Problem> problems)
{
    private const string ExpressionSuffix = ".$";

    public Node Compile(Value template, string path) => template switch
    {
        ObjectValue members => CompileObject(members, path),
        ArrayValue items => CompileArray(items, path),
        _ => new ConstantNode(template),
    };

    private Node CompileObject(ObjectValue template, string path)
    {
        var members = new (string Name, Node Value)[template.Count];
        var isConstant = true;
        for (var i = 0; i < members.Length; i++)
        {
            var (name, value) = template.Members[i];
            members[i] = name.EndsWith(ExpressionSuffix, StringComparison.Ordinal)
                ? (name[..^ExpressionSuffix.Length], CompileExpression(name, value, path))
                : (name, Compile(value, $"{path}/{name}"));
            isConstant &= members[i].Value is ConstantNode;
        }

        return isConstant ? new ConstantNode(template) : new ObjectNode(members);
    }

    private Node CompileArray(ArrayValue template, string path)
    {
        var items = new Node[template.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Compile(template[i], $"{path}[{i}]");
        }

        return Array.TrueForAll(items, item => item is ConstantNode) ? new ConstantNode(template) : new ArrayNode(items);
    }

    private Node CompileExpression(string name, Value value, string path)
    {
        var problem = "It is not a string";
        if (value is StringValue { Text: var text } && Expression.TryParse(text, out var expression, out problem))
        {
            return new ExpressionNode(name, expression);
        }

        problems.Add(new(
            path, "SCHEMA_VALIDATION_FAILED", $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call")
        {
            Given = value.ToJson(),
            Allowed = "a path such as $.order.id or $$.Execution.Id, or a function such as States.Format('{}', $.name)",
            Fix = problem,
        });
        return new ConstantNode(value);
    }
}
