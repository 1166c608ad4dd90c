using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>What an object with a certain member has to have besides: further members, or all that a schema asks.</summary>
internal sealed class Dependencies : Keyword
{
    private readonly ImmutableArray<(string Name, ImmutableArray<string> Others)> _members;
    private readonly ImmutableArray<(string Name, Schema Schema)> _schemas;

    public Dependencies(SchemaReader schema)
    {
        var given = schema.Optional("dependencies") as ObjectValue ?? throw schema.Mistake("dependencies", "an object");
        _members = [.. given.Where(dependency => dependency.Value is ArrayValue).Select(dependency => (dependency.Key, NamesOf((ArrayValue)dependency.Value, schema)))];
        _schemas = [.. schema.Schemas("dependencies", isSchema: value => value is ObjectValue).Select(dependency => (dependency.Key, dependency.Value))];
    }

    public override void Validate(Value instance, Report report)
    {
        if (instance is not ObjectValue members)
        {
            return;
        }

        foreach (var (name, others) in _members.Where(dependency => members.TryGetValue(dependency.Name, out _)))
        {
            var missing = others.Where(other => !members.TryGetValue(other, out _)).ToArray();
            if (missing.Length > 0)
            {
                report.Add($"property \"{name}\" of object has missing property dependencies (schema requires {Texts.ToJson(others)}; missing: {Texts.ToJson(missing)})");
            }
        }

        foreach (var (_, schema) in _schemas.Where(dependency => members.TryGetValue(dependency.Name, out _)))
        {
            schema.Validate(instance, report);
        }
    }

    private static ImmutableArray<string> NamesOf(ArrayValue names, SchemaReader schema) =>
        [.. names.Select(name => (name as StringValue)?.Text ?? throw schema.Mistake("dependencies", "an object of schemas and lists of names"))];
}
