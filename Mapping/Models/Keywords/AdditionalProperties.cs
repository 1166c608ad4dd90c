using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>"additionalProperties": false</c>: an object has no members but those that the schema names.</summary>
internal sealed class AdditionalProperties : Keyword
{
    private readonly bool _isForbidden;
    private readonly ImmutableHashSet<string> _names;
    private readonly ImmutableArray<Pattern> _patterns;

    public AdditionalProperties(SchemaReader schema)
    {
        _isForbidden = schema.IsFalse("additionalProperties");
        _names = [.. schema.Schemas("properties").Select(property => property.Key)];
        _patterns = [.. schema.Schemas("patternProperties").Select(property => schema.PatternOf(property.Key))];
    }

    public override void Validate(Value instance, Report report)
    {
        if (!_isForbidden || instance is not ObjectValue members)
        {
            return;
        }

        var unwanted = members.Select(member => member.Key).Where(name => !_names.Contains(name) && !_patterns.Any(pattern => pattern.Matches(name))).ToArray();
        if (unwanted.Length > 0)
        {
            report.Add($"object instance has properties which are not allowed by the schema: {Texts.ToJson(unwanted.Order(StringComparer.Ordinal))}");
        }
    }
}
