using System.Globalization;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Reads the fields of one object of a definition, and reports what is wrong with them, missing, or unknown.</summary>
internal sealed class FieldReader(ObjectValue json, string path, DefinitionReader definition)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private readonly HashSet<string> _queried = new(StringComparer.Ordinal);

    public string Path => path;

    public DefinitionReader Definition => definition;

    public ObjectValue Json => json;

    /// <summary>The query language of the state that the object belongs to.</summary>
    public QueryLanguage Language { get; set; } = definition.Language;

    /// <summary>Where the state stands that the object belongs to; AWS names fields from there.</summary>
    public string StatePath { get; set; } = "";

    /// <summary>A field of any kind; null where it is not there.</summary>
    public Value? Any(string name)
    {
        _known.Add(name);
        return json.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>As <see cref="Any"/>, for a field whose value JSONata may give: what is wrong with it then says so.</summary>
    public Value? AnyOrQuery(string name)
    {
        _queried.Add(name);
        return Any(name);
    }

    public bool Has(string name) => Any(name) is not null;

    public string? Text(string name)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case StringValue text:
                return text.Text;
            case var other:
                Wrong(name, "Expected value of type String", other, "a string");
                return null;
        }
    }

    /// <summary>One of some words; null where it is not there, or is none of them.</summary>
    public string? Word(string name, params string[] allowed)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case StringValue { Text: var word } when allowed.Contains(word):
                return word;
            case StringValue { Text: var word } value:
                Wrong(name, $"Value should be one of the following: [{string.Join(", ", allowed)}]", value, string.Join(", ", allowed), Names.DidYouMean(word, allowed));
                return null;
            case var other:
                // AWS writes the type in brackets here and nowhere else.
                Wrong(name, "Expected value of type [STRING]", other, string.Join(", ", allowed));
                return null;
        }
    }

    public bool Flag(string name)
    {
        switch (Any(name))
        {
            case null:
                return false;
            case BooleanValue flag:
                return flag.IsTrue;
            case var other:
                Wrong(name, "Expected value of type Boolean", other, "true or false");
                return false;
        }
    }

    public long? Integer(string name, long min, long max)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case NumberValue { IsInteger: true } number:
                return InRange(name, number, min, max, Invariant) ? number.AsInt64 : null;
            case var other:
                Wrong(name, "Expected value of type Integer", other, Range("an integer", min, max, Invariant));
                return null;
        }

        static string Invariant(double limit) => limit.ToString("F0", CultureInfo.InvariantCulture);
    }

    public double? Number(string name, double min, double max = double.PositiveInfinity)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case NumberValue number:
                return InRange(name, number, min, max, Invariant) ? number.AsDouble : null;
            case var other:
                Wrong(name, "Expected value of type Number", other, Range("a number", min, max, Invariant));
                return null;
        }

        static string Invariant(double limit) => limit.ToString("F1", CultureInfo.InvariantCulture);
    }

    /// <summary>A path or, where <paramref name="allowFunctions"/> says so, a call of an intrinsic function.</summary>
    public Expression? PathField(string name, bool allowFunctions = false)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (allowFunctions)
        {
            if (Expression.TryParse(text, out var expression, out var problem))
            {
                definition.Variables.Use(expression, $"{path}/{name}");
                return expression;
            }

            Report(name, $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", problem);
            return null;
        }

        if (JsonPath.TryParse(text, out var parsed, out var wrong))
        {
            definition.Variables.Use(parsed, $"{path}/{name}");
            return parsed;
        }

        Report(name, "Value must be a valid JSONPath.", wrong);
        return null;

        void Report(string field, string message, string why) => definition.Report(new($"{path}/{field}", Codes.Schema, message)
        {
            Given = json[field].ToJson(),
            Allowed = why,
        });
    }

    /// <summary>The fields of an object; null where it is not there.</summary>
    public FieldReader? Object(string name)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case ObjectValue fields:
                return Nested(fields, name);
            case var other:
                Wrong(name, "Expected value of type Object", other, "an object");
                return null;
        }
    }

    /// <summary>The objects of an array, each with its own path; null where it is not there.</summary>
    public IReadOnlyList<FieldReader>? Objects(string name)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case ArrayValue items:
                var readers = new List<FieldReader>(items.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is ObjectValue item)
                    {
                        readers.Add(Nested(item, $"{name}[{i}]"));
                    }
                    else
                    {
                        Wrong($"{name}[{i}]", "Expected value of type Object", items[i], "an object");
                    }
                }

                return readers;
            case var other:
                Wrong(name, "Expected value of type Array", other, "an array of objects");
                return null;
        }
    }

    /// <summary>A payload template; null where it is not there.</summary>
    public PayloadTemplate? Template(string name) => Language.ReadTemplate(this, name);

    /// <summary>Reports fields that must be there and are not, as AWS does: all in one problem.</summary>
    public void Require(params ReadOnlySpan<string> names)
    {
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (!Has(name))
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            definition.Report(new(path.Length == 0 ? "/" : path, Codes.Schema, $"These fields are required: [{string.Join(", ", missing)}]")
            {
                Fix = missing.Count == 1 ? Misspelt(missing[0]) : null,
            });
        }
    }

    /// <summary>Reports that of these fields only one may be there, and one must where <paramref name="required"/> says so.</summary>
    public void OneOf(bool required, params string[] names)
    {
        var given = names.Where(Has).ToArray();
        if (given.Length > 1)
        {
            definition.Report(new(path, Codes.Schema, $"There should only be one of the following fields: [{string.Join(", ", names)}]")
            {
                Field = $"{path}/{given[1]}",
                Given = string.Join(", ", given),
                Fix = $"remove {string.Join(" or ", given.Select(name => $"\"{name}\""))}",
            });
        }
        else if (required && given.Length == 0)
        {
            definition.Report(new(path, Codes.Schema, $"This object should have only one of the following fields: [{string.Join(", ", names)}]")
            {
                Fix = names.Select(Misspelt).FirstOrDefault(fix => fix is not null),
            });
        }
    }

    public void Wrong(string name, string message, Value given, string allowed, string? fix = null)
    {
        var text = _queried.Contains(name) ? (given as StringValue)?.Text : null;
        if (text is not null && JsonataQuery.IsMarked(text))
        {
            // An expression that was meant, and whose problems have been reported.
            return;
        }

        definition.Report(new($"{path}/{name}", Codes.Schema, message)
        {
            Given = Shorten(given.ToJson()),
            Allowed = _queried.Contains(name) ? $"{allowed}, or a JSONata expression that gives one" : allowed,
            Fix = fix ?? (text is null ? null : JsonataQuery.Delimit(text)),
        });
    }

    /// <summary>Reports the fields that nobody has asked for.</summary>
    public void ReportUnknown()
    {
        foreach (var (name, _) in json)
        {
            if (_known.Contains(name))
            {
                continue;
            }

            var isForeign = Language.Other.OwnFields.Contains(name);
            if (isForeign && definition.Language == Language.Other && Language == QueryLanguage.JsonPath)
            {
                // The language of this state is the mistake, and has been reported.
                continue;
            }

            definition.Report(new(
                path.Length == 0 ? "/" : path, Codes.Schema, isForeign ? Language.Other.WhyNot(name, Language) : $"Field '{name}' is not supported")
            {
                Field = $"{path}/{name}",
                Allowed = string.Join(", ", _known),
                Fix = isForeign ? null : Names.DidYouMean(name, _known) ?? "remove it",
            });
        }
    }

    private bool InRange(string name, NumberValue given, double min, double max, Func<double, string> write)
    {
        var message = given.AsDouble < min ? $"Minimum value is {write(min)}" : given.AsDouble > max ? $"Maximum value is {write(max)}" : null;
        if (message is not null)
        {
            Wrong(name, message, given, Range("a number", min, max, write));
        }

        return message is null;
    }

    private static string Range(string kind, double min, double max, Func<double, string> write) =>
        double.IsFinite(max) ? $"{kind} from {write(min)} to {write(max)}" : $"{kind} of at least {write(min)}";

    private FieldReader Nested(ObjectValue fields, string place) => new(fields, $"{path}/{place}", definition) { Language = Language, StatePath = StatePath };

    private string? Misspelt(string name) =>
        Names.Closest(name, json.Select(field => field.Key).Where(key => !_known.Contains(key))) is { } close
            ? $"did you mean \"{name}\" where it says \"{close}\"?"
            : null;

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
