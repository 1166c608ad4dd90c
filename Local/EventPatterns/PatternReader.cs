using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.EventPatterns;

/// <summary>Reads a pattern: names that lead to fields, what their values may be, and <c>$or</c> between them.</summary>
/// <remarks>AWS: Event Ruler's JsonRuleCompiler has the grammar and the words of its mistakes.</remarks>
internal sealed class PatternReader(string text)
{
    /// <summary>How many alternatives the <c>$or</c>s of a pattern may come to.</summary>
    /// <remarks>AWS: Amazon EventBridge User Guide, "Or matching".</remarks>
    private const int MostAlternatives = 1000;

    private const string Or = "$or";

    private static readonly ImmutableArray<string> Reserved =
    [
        .. ValueTestReader.Names, "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case",
        "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
    ];

    private readonly PatternTokens _tokens = new(text);

    /// <exception cref="PatternException">There is a mistake.</exception>
    public EventPattern Read()
    {
        if (_tokens.Next() != JsonTokenType.StartObject)
        {
            throw _tokens.Mistake("Filter is not an object");
        }

        var none = ImmutableDictionary.Create<string, FieldTest>(StringComparer.Ordinal);
        return new(text, [.. ReadObject([none], "", depth: 1, isInOr: false).Select(fields => new Alternative([.. fields.Values]))]);
    }

    // Each alternative is the fields that came so far; of a field that comes twice, the last one counts.
    private List<ImmutableDictionary<string, FieldTest>> ReadObject(List<ImmutableDictionary<string, FieldTest>> alternatives, string path, int depth, bool isInOr)
    {
        var isEmpty = true;
        while (_tokens.Next() != JsonTokenType.EndObject)
        {
            isEmpty = false;
            var name = _tokens.Text;
            if (name == Or)
            {
                alternatives = ReadOr(alternatives, path, depth);
                continue;
            }

            if (isInOr && Reserved.Contains(name))
            {
                throw _tokens.Mistake($"{name} is Ruler reserved fieldName which cannot be used inside {Or}.");
            }

            var field = path.Length == 0 ? name : $"{path}.{name}";
            switch (_tokens.Next())
            {
                case JsonTokenType.StartObject:
                    alternatives = ReadObject(alternatives, field, depth + 1, isInOr);
                    break;
                case JsonTokenType.StartArray:
                    var test = new ValueTestReader(_tokens).Read(field) with { Depth = depth };
                    alternatives = [.. alternatives.Select(fields => fields.SetItem(field, test))];
                    break;
                default:
                    throw _tokens.Mistake($"\"{name}\" must be an object or an array");
            }
        }

        return isEmpty ? throw _tokens.Mistake("Empty objects are not allowed") : alternatives;
    }

    private List<ImmutableDictionary<string, FieldTest>> ReadOr(List<ImmutableDictionary<string, FieldTest>> before, string path, int depth)
    {
        if (_tokens.Next() != JsonTokenType.StartArray)
        {
            throw _tokens.Mistake($"It must be an Array followed with {Or}.");
        }

        var choices = 0;
        var alternatives = new List<ImmutableDictionary<string, FieldTest>>();
        while (_tokens.Next() != JsonTokenType.EndArray)
        {
            choices++;
            if (_tokens.Type != JsonTokenType.StartObject)
            {
                throw _tokens.Mistake($"Only JSON object is allowed in array of {Or} relationship.");
            }

            alternatives.AddRange(ReadObject(before, path, depth, isInOr: true));
            if (alternatives.Count > MostAlternatives)
            {
                throw new PatternException($"The {Or} relationships come to more than {MostAlternatives} rule combinations");
            }
        }

        return choices < 2 ? throw _tokens.Mistake($"There must have at least 2 Objects in {Or} relationship.") : alternatives;
    }
}
