using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Jsonata.Regexes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;

/// <summary>A match of a regular expression, or of a function that a user wrote to match texts.</summary>
/// <param name="Groups">null for a group that took no part.</param>
/// <param name="Next">Finds the match after this one.</param>
internal sealed record TextMatch(string Match, int Start, int End, IReadOnlyList<string?> Groups, Func<TextMatch?> Next)
{
    private static readonly Signature NoParameters = Signature.Parse("<>");

    /// <summary>The first match in a text; null where there is none.</summary>
    /// <exception cref="JsonataException">T1010: the function returns something that is no match.</exception>
    public static TextMatch? First(FunctionValue matcher, string text, Call call) => matcher is RegexValue { Regex: var regex }
        ? regex.Match(text) is { } match ? Of(match) : null
        : Of(matcher.Apply([StringValue.Create(text)], call.Input, call.Frame), call);

    public static TextMatch Of(RegexMatch match) =>
        new(match.Value, match.Start, match.End, match.Groups, () => match.Next() is { } next ? Of(next) : null);

    /// <summary>The match as JSONata hands it to functions, with the function <c>next</c>.</summary>
    public ObjectValue ToValue() => ObjectValue.Create(
        new("match", Match),
        new("start", (long)Start),
        new("end", (long)End),
        new("groups", GroupValues()),
        new("next", new NativeFunction("next", NoParameters, (_, _) => Next()?.ToValue())));

    public ArrayValue GroupValues() =>
        ArrayValue.Create([.. Groups.Select(group => group is null ? (Value)NullValue.Instance : StringValue.Create(group))]);

    private static TextMatch? Of(Value? value, Call call)
    {
        if (value is null)
        {
            return null;
        }

        var members = value as ObjectValue ?? ObjectValue.Empty;
        members.TryGetValue("match", out var match);
        members.TryGetValue("start", out var start);
        members.TryGetValue("end", out var end);
        members.TryGetValue("groups", out var groups);
        members.TryGetValue("next", out var next);
        if (start is not NumberValue && end is not NumberValue && groups is not ArrayValue && next is not FunctionValue)
        {
            throw new JsonataException("T1010");
        }

        return new(
            Stringify.Text(match),
            (int)((start as NumberValue)?.AsInt64 ?? 0),
            (int)((end as NumberValue)?.AsInt64 ?? 0),
            groups is ArrayValue array ? [.. array.Select(Stringify.Text)] : [],
            () => next is FunctionValue function ? Of(function.Apply([], call.Input, call.Frame), call) : null);
    }
}
