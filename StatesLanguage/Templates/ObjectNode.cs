using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Templates;

/// <summary>An object with expressions in it.</summary>
internal sealed class ObjectNode : Node
{
    private readonly (string Name, Node Value)[] _members;
    private readonly bool _namesDiffer;

    public ObjectNode((string Name, Node Value)[] members)
    {
        _members = members;
        _namesDiffer = members.DistinctBy(member => member.Name).Count() == members.Length;
    }

    public override Value? Evaluate(Value input, IEvaluationScope scope, ref StatesError? error)
    {
        var members = new KeyValuePair<string, Value>[_members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var (name, node) = _members[i];
            if (node.Evaluate(input, scope, ref error) is not { } value)
            {
                return null;
            }

            members[i] = new(name, value);
        }

        // 'a' and 'a.$' may stand side by side.
        return _namesDiffer ? ObjectValue.CreateDistinct(members) : ObjectValue.Create(members);
    }
}
