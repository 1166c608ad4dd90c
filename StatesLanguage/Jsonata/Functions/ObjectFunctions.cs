using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's object functions. See docs.jsonata.org, "Object functions".</summary>
internal static class ObjectFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("keys", "<x-:a<s>>", Keys),
        new("lookup", "<x-s:x>", (call, arguments) =>
            arguments[1] is StringValue name ? FieldLookup.In(arguments[0], name.Text, call.Evaluation) : null),
        new("spread", "<x-:a<o>>", Spread),
        new("merge", "<a<o>:o>", Merge),
        new("sift", "<o-f?:o>", Sift),
        new("each", "<o-f:a>", Each),
        new("error", "<s?:x>", (_, arguments) => throw new JsonataException("D3137", text: Message(arguments[0], "$error() function evaluated"))),
        new("assert", "<bs?:x>", (_, arguments) => Types.IsTruthy(arguments[0])
            ? null
            : throw new JsonataException("D3141", text: Message(arguments[1], "$assert() statement failed"))),
        new("type", "<x:s>", (_, arguments) => arguments[0] is { } value ? StringValue.Create(Types.NameOf(value)) : null),
        new("clone", "<(oa)-:o>", (_, arguments) => arguments[0]),
    ];

    private static string Message(Value? given, string otherwise) => given is StringValue { Text.Length: > 0 } message ? message.Text : otherwise;

    private static ArrayValue? Keys(Call call, Value?[] arguments)
    {
        if (arguments[0] is not (ObjectValue or ArrayValue))
        {
            return null;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var keys = new ItemBuffer(call.Evaluation);
        AddKeys(arguments[0]!, known, ref keys);
        return keys.ToSequence();
    }

    private static void AddKeys(Value value, HashSet<string> known, ref ItemBuffer keys)
    {
        Limits.EnsureStack();
        if (value is ObjectValue members)
        {
            foreach (var (name, _) in members.Members)
            {
                if (known.Add(name))
                {
                    keys.Add(name);
                }
            }
        }
        else if (value is ArrayValue array)
        {
            foreach (var item in array.Items)
            {
                AddKeys(item, known, ref keys);
            }
        }
    }

    private static Value? Spread(Call call, Value?[] arguments)
    {
        if (arguments[0] is not (ObjectValue or ArrayValue))
        {
            return arguments[0];
        }

        var spread = new ItemBuffer(call.Evaluation);
        Spread(arguments[0]!, ref spread);
        return arguments[0] is ArrayValue { Count: > 0 } ? spread.ToArray() : spread.ToSequence();
    }

    private static void Spread(Value value, ref ItemBuffer spread)
    {
        Limits.EnsureStack();
        switch (value)
        {
            case ObjectValue members:
                foreach (var (name, member) in members.Members)
                {
                    spread.Add(ObjectValue.Create(name, member));
                }

                break;
            case ArrayValue array:
                foreach (var item in array.Items)
                {
                    Spread(item, ref spread);
                }

                break;
            default:
                spread.Add(value);
                break;
        }
    }

    private static ObjectValue? Merge(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue array)
        {
            return null;
        }

        var merged = new List<KeyValuePair<string, Value>>();
        foreach (var item in array.Items)
        {
            merged.AddRange(((ObjectValue)item).Members);
        }

        call.Evaluation.Allocate(merged.Count);
        return ObjectValue.Create([.. merged]);
    }

    private static ObjectValue? Sift(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ObjectValue members || arguments[1] is not FunctionValue function)
        {
            return null;
        }

        var kept = new List<KeyValuePair<string, Value>>();
        foreach (var member in members)
        {
            if (Types.IsTruthy(call.Apply(function, member.Value, member.Key, members)))
            {
                kept.Add(member);
            }
        }

        return kept.Count == 0 ? null : ObjectValue.CreateDistinct([.. kept]);
    }

    private static ArrayValue? Each(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ObjectValue members || arguments[1] is not FunctionValue function)
        {
            return null;
        }

        var results = new ItemBuffer(call.Evaluation);
        foreach (var (name, value) in members)
        {
            if (call.Apply(function, value, name, members) is { } result)
            {
                results.Add(result);
            }
        }

        return results.ToSequence();
    }
}
