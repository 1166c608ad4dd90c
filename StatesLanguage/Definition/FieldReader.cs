using System.Globalization;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Reads the fields of one object of a definition, and reports what is wrong with them, missing, or unknown.</summary>
internal sealed class FieldReader(ObjectValue json, string path, DefinitionReader definition)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string Path => path;

    public DefinitionReader Definition => definition;

    public ObjectValue Json => json;

    /// <summary>A field of any kind; null where it is not there.</summary>
    public Value? Any(string name)
    {
        _known.Add(name);
        return json.TryGetValue(name, out var value) ? value : null;
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
            case NumberValue { IsInteger: true, AsInt64: var number } when number >= min && number <= max:
                return number;
            case var other:
                var range = max == long.MaxValue
                    ? string.Create(CultureInfo.InvariantCulture, $"an integer of at least {min}")
                    : string.Create(CultureInfo.InvariantCulture, $"an integer from {min} to {max}");
                Wrong(name, other is NumberValue { IsInteger: true } ? "Value is out of range" : "Expected value of type Integer", other, range);
                return null;
        }
    }

    public double? Number(string name, double min)
    {
        switch (Any(name))
        {
            case null:
                return null;
            case NumberValue { AsDouble: var number } when number >= min:
                return number;
            case var other:
                Wrong(name, other is NumberValue ? "Value is out of range" : "Expected value of type Number", other, $"a number of at least {min}");
                return null;
        }
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
                return expression;
            }

            Report(name, $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", problem);
            return null;
        }

        if (JsonPath.TryParse(text, out var parsed, out var wrong))
        {
            return parsed;
        }

        Report(name, "Value is not a Reference Path: The path is not valid", wrong);
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
                return new FieldReader(fields, $"{path}/{name}", definition);
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
                        readers.Add(new FieldReader(item, $"{path}/{name}[{i}]", definition));
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
    public PayloadTemplate? Template(string name) =>
        Any(name) is { } json && PayloadTemplate.TryCompile(json, $"{path}/{name}", definition.Problems, out var template) ? template : null;

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
            definition.Report(new(path, Codes.Schema, $"Only one of these fields can be set: [{string.Join(", ", names)}]")
            {
                Given = string.Join(", ", given),
                Fix = $"remove {string.Join(" or ", given.Select(name => $"\"{name}\""))}",
            });
        }
        else if (required && given.Length == 0)
        {
            definition.Report(new(path, Codes.Schema, $"Exactly one of these fields must be set: [{string.Join(", ", names)}]"));
        }
    }

    public void Wrong(string name, string message, Value given, string allowed) =>
        definition.Report(new($"{path}/{name}", Codes.Schema, message) { Given = Shorten(given.ToJson()), Allowed = allowed });

    /// <summary>Reports the fields that nobody has asked for.</summary>
    public void ReportUnknown()
    {
        foreach (var (name, _) in json)
        {
            if (!_known.Contains(name))
            {
                definition.Report(new($"{path}/{name}", Codes.Schema, "Field is not supported")
                {
                    Given = name,
                    Allowed = string.Join(", ", _known),
                    Fix = Names.DidYouMean(name, _known) ?? "remove it",
                });
            }
        }
    }

    private string? Misspelt(string name) =>
        Names.Closest(name, json.Select(field => field.Key).Where(key => !_known.Contains(key))) is { } close
            ? $"did you mean \"{name}\" where it says \"{close}\"?"
            : null;

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
