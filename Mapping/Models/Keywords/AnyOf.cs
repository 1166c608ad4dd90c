using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>Schemas of which a value has to match at least one.</summary>
internal sealed class AnyOf(SchemaReader schema) : Keyword
{
    private readonly ImmutableArray<Schema> _schemas = schema.SchemaList("anyOf");

    public override void Validate(Value instance, Report report)
    {
        if (AllOf.CountMatches(_schemas, instance, report) == 0)
        {
            report.Add($"instance failed to match at least one required schema among {_schemas.Length}");
        }
    }
}
