using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary>The members of an object constructor or of a group-by: values with the same name are grouped.</summary>
internal sealed class Grouping(IReadOnlyList<(Node Name, Node Value)> members, int position)
{
    /// <summary>The object of one value, or of the items of an array.</summary>
    public ObjectValue Evaluate(Value? input, Frame frame) =>
        input is ArrayValue { Count: > 0 } array ? OfItems(array, frame) : OfOne(input is ArrayValue ? null : input, frame);

    /// <summary>The object of values that carry bindings.</summary>
    public ObjectValue EvaluateTuples(List<TupleFrame> tuples, Frame frame)
    {
        var groups = new Groups<List<TupleFrame>>();
        foreach (var tuple in tuples)
        {
            for (var i = 0; i < members.Count; i++)
            {
                if (NameOf(i, tuple.Context, tuple) is { } name)
                {
                    Find(groups, name, i, () => []).Add(tuple);
                }
            }
        }

        var built = new Members(groups.Count);
        foreach (var (name, group) in groups)
        {
            var tuple = Merge(group.Items, frame);
            built.Add(name, members[group.Member].Value.Evaluate(tuple.Context, tuple));
        }

        return built.Build();
    }

    private ObjectValue OfOne(Value? input, Frame frame)
    {
        var names = new string?[members.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = NameOf(i, input, frame);
            if (names[i] is not null && Array.IndexOf(names, names[i], 0, i) >= 0)
            {
                throw Repeated(names[i]!);
            }
        }

        var built = new Members(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name)
            {
                built.Add(name, members[i].Value.Evaluate(input, frame));
            }
        }

        return built.Build();
    }

    private ObjectValue OfItems(ArrayValue array, Frame frame)
    {
        var groups = new Groups<ItemGroup>();
        foreach (var item in array.Items)
        {
            frame.Evaluation.Step();
            for (var i = 0; i < members.Count; i++)
            {
                if (NameOf(i, item, frame) is { } name)
                {
                    Find(groups, name, i, () => new(frame.Evaluation)).Add(item);
                }
            }
        }

        var built = new Members(groups.Count);
        foreach (var (name, group) in groups)
        {
            built.Add(name, members[group.Member].Value.Evaluate(group.Items.Value, frame));
        }

        return built.Build();
    }

    private T Find<T>(Groups<T> groups, string name, int member, Func<T> create)
    {
        if (!groups.TryGetValue(name, out var group))
        {
            group = (member, create());
            groups.Add(name, group);
        }

        return group.Member == member ? group.Items : throw Repeated(name);
    }

    private string? NameOf(int member, Value? input, Frame frame) => members[member].Name.Evaluate(input, frame) switch
    {
        null => null,
        StringValue name => name.Text,
        var other => throw new JsonataException("T1003", value: other, position: position),
    };

    private JsonataException Repeated(string name) => new("D1009", value: name, position: position);

    /// <summary>The values of a group as one, and each variable with all its values.</summary>
    private static TupleFrame Merge(List<TupleFrame> tuples, Frame frame)
    {
        var first = tuples[0];
        if (tuples.Count == 1)
        {
            return first;
        }

        var context = new ItemBuffer(frame.Evaluation);
        tuples.ForEach(tuple => context.Append(tuple.Context));
        TupleBinding? bindings = null;
        for (var binding = first.Bindings; binding is not null; binding = binding.Next)
        {
            var values = new ItemBuffer(frame.Evaluation);
            foreach (var tuple in tuples)
            {
                tuple.TryGet(binding.Label, out var value);
                values.Append(value);
            }

            bindings = new(binding.Label, values.ToArray(), bindings);
        }

        return new(first.Parent!, first.Scope, context.ToArray(), bindings);
    }

    /// <summary>Groups by name, in the order in which the names came.</summary>
    private sealed class Groups<T> : OrderedDictionary<string, (int Member, T Items)>;

    /// <summary>The items of a group: one as it is, more as an array.</summary>
    private sealed class ItemGroup(EvaluationState evaluation)
    {
        private ItemBuffer _items = new(evaluation);
        private Value? _first;
        private int _count;

        public Value? Value => _count == 1 ? _first : _items.ToArray();

        public void Add(Value item)
        {
            _first ??= item;
            _count++;
            _items.Append(item);
        }
    }

    /// <summary>The members that are defined.</summary>
    private sealed class Members(int capacity)
    {
        private readonly KeyValuePair<string, Value>[] _members = new KeyValuePair<string, Value>[capacity];
        private int _count;

        public void Add(string name, Value? value)
        {
            if (value is not null)
            {
                _members[_count++] = new(name, value);
            }
        }

        public ObjectValue Build() => ObjectValue.CreateDistinct(_count == _members.Length ? _members : _members[.._count]);
    }
}
