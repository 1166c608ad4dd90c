using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>Turns a template's JSON into nodes. What has no expressions stays the value that it is.</summary>
internal abstract class TemplateCompiler
{
    protected Node Compile(Value template, string path) => template switch
    {
        ObjectValue members => CompileObject(members, path),
        ArrayValue items => CompileArray(items, path),
        StringValue text => CompileText(text, path),
        _ => new ConstantNode(template),
    };

    /// <summary>Compiles a member, which may lose its suffix.</summary>
    protected virtual (string Name, Node Value) CompileMember(string name, Value value, string path) => (name, Compile(value, $"{path}/{name}"));

    protected virtual Node CompileText(StringValue text, string path) => new ConstantNode(text);

    private Node CompileObject(ObjectValue template, string path)
    {
        var members = new (string Name, Node Value)[template.Count];
        var isConstant = true;
        for (var i = 0; i < members.Length; i++)
        {
            var (name, value) = template.Members[i];
            members[i] = CompileMember(name, value, path);
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
}
