using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>Compiles JSON whose members with names that end in <c>.$</c> are paths and functions.</summary>
/// <param name="problems">Receives what is wrong with them.</param>
/// <param name="variables">Is told of the variables that they look in.</param>
internal sealed class PathTemplateCompiler(ICollection<Problem> problems, VariableScope? variables) : TemplateCompiler
{
    public const string ExpressionSuffix = ".$";

    public new Node Compile(Value template, string path) => base.Compile(template, path);

    protected override (string Name, Node Value) CompileMember(string name, Value value, string path) =>
        name.EndsWith(ExpressionSuffix, StringComparison.Ordinal)
            ? (name[..^ExpressionSuffix.Length], CompileExpression(name, value, path))
            : base.CompileMember(name, value, path);

    private Node CompileExpression(string name, Value value, string path)
    {
        var problem = "It is not a string";
        if (value is StringValue { Text: var text } && Expression.TryParse(text, out var expression, out problem))
        {
            variables?.Use(expression, $"{path}/{name}");
            return new ExpressionNode(name, expression);
        }

        problems.Add(new(
            path, Codes.Schema, $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call")
        {
            Given = value.ToJson(),
            Allowed = "a path such as $.order.id or $$.Execution.Id, or a function such as States.Format('{}', $.name)",
            Fix = problem,
        });
        return new ConstantNode(value);
    }
}
