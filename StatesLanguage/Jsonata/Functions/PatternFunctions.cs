using System.Text;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Regexes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's string functions that take patterns: texts, regular expressions or functions that match. See docs.jsonata.org, "String functions".</summary>
internal static class PatternFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("contains", "<s-(sf):b>", Contains),
        new("match", "<s-f<s:o>n?:a<o>>", Match),
        new("replace", "<s-(sf)(sf)n?:s>", Replace),
        new("split", "<s-(sf)n?:a<s>>", Split),
    ];

    private static Value? Contains(Call call, Value?[] arguments) => (arguments[0], arguments[1]) switch
    {
        (StringValue text, FunctionValue matcher) => TextMatch.First(matcher, text.Text, call) is not null,
        (StringValue text, StringValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
        _ => null,
    };

    private static ArrayValue? Match(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        var limit = Limit(arguments[2], "D3040", 3);
        var found = new ItemBuffer(call.Evaluation);
        foreach (var match in Matches((FunctionValue)arguments[1]!, text.Text, limit, call))
        {
            found.Add(ObjectValue.Create(new("match", match.Match), new("index", (long)match.Start), new("groups", match.GroupValues())));
        }

        return found.ToSequence();
    }

    private static StringValue? Replace(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue { Text: var text })
        {
            return null;
        }

        if (arguments[1] is StringValue { Text: "" })
        {
            throw new JsonataException("D3010", value: arguments[1], index: 2);
        }

        var limit = Limit(arguments[3], "D3011", 4);
        var replaced = new StringBuilder();
        var position = 0;
        foreach (var match in Matches(arguments[1], text, limit, call))
        {
            var start = Math.Clamp(match.Start, position, text.Length);
            var replacement = Replacing(match, arguments[1], arguments[2], call);
            replaced.Append(text, position, start - position).Append(replacement);
            call.Evaluation.Allocate(start - position + replacement.Length);
            position = Math.Min(start + match.Match.Length, text.Length);
        }

        return StringValue.Create(replaced.Append(text, position, text.Length - position).ToString());
    }

    /// <summary>What takes a match's place. Only where a regular expression matched has <c>$</c> a meaning in a text.</summary>
    private static string Replacing(TextMatch match, Value? pattern, Value? replacement, Call call) => replacement switch
    {
        StringValue text when pattern is StringValue => text.Text,
        StringValue text => Replacement.Expand(text.Text, match.Match, match.Groups),
        FunctionValue function => Sequences.Collapse(function.Apply([match.ToValue()], call.Input, call.Frame)) switch
        {
            StringValue text => text.Text,
            var other => throw new JsonataException("D3012", value: other),
        },
        _ => "",
    };

    private static ArrayValue? Split(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue { Text: var text })
        {
            return null;
        }

        var limit = Limit(arguments[2], "D3020", 3);
        limit = arguments[1] is StringValue ? Math.Floor(limit) : limit;
        var parts = new ItemBuffer(call.Evaluation);
        var start = 0;
        if (arguments[1] is StringValue { Text: "" })
        {
            for (; start < text.Length && start < limit; start++)
            {
                parts.Add(text[start].ToString());
            }

            return parts.ToArray();
        }

        foreach (var match in Matches(arguments[1], text, limit, call))
        {
            var end = Math.Clamp(match.Start, start, text.Length);
            parts.Add(text[start..end]);
            start = Math.Clamp(match.End, end, text.Length);
        }

        if (parts.Count < limit)
        {
            parts.Add(text[start..]);
        }

        return parts.ToArray();
    }

    /// <summary>A number of matches: as many as there are where none is given.</summary>
    private static double Limit(Value? given, string code, int index) => given is not NumberValue number
        ? double.PositiveInfinity
        : number.AsDouble >= 0 ? number.AsDouble : throw new JsonataException(code, value: number, index: index);

    private static IEnumerable<TextMatch> Matches(Value? pattern, string text, double limit, Call call)
    {
        var match = limit > 0 ? First(pattern, text, call) : null;
        for (var count = 1; match is not null; count++)
        {
            call.Evaluation.Step();
            yield return match;
            match = count < limit ? match.Next() : null;
        }
    }

    private static TextMatch? First(Value? pattern, string text, Call call) => pattern switch
    {
        FunctionValue matcher => TextMatch.First(matcher, text, call),
        StringValue part => Find(text, part.Text, 0),
        _ => null,
    };

    private static TextMatch? Find(string text, string part, int from)
    {
        var at = text.IndexOf(part, from, StringComparison.Ordinal);
        return at < 0 ? null : new(part, at, at + part.Length, [], () => Find(text, part, at + part.Length));
    }
}
