using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>Schemas of which a value has to match exactly one.</summary>
internal sealed class OneOf(SchemaReader schema) : Keyword
{
    private readonly ImmutableArray<Schema> _schemas = schema.SchemaList("oneOf");

    public override void Validate(Value instance, Report report)
    {
        var matched = AllOf.CountMatches(_schemas, instance, report);
        if (matched != 1)
        {
            report.Add($"instance failed to match exactly one schema (matched {matched} out of {_schemas.Length})");
        }
    }
}
