using System.Collections.Immutable;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>Schemas that a value has to match, each of them.</summary>
internal sealed class AllOf(SchemaReader schema) : Keyword
{
    private readonly ImmutableArray<Schema> _schemas = schema.SchemaList("allOf");

    public override void Validate(Value instance, Report report)
    {
        var matched = CountMatches(_schemas, instance, report);
        if (matched < _schemas.Length)
        {
            report.Add($"instance failed to match all required schemas (matched only {matched} out of {_schemas.Length})");
        }
    }

    /// <summary>How many of several schemas a value matches; what it lacks of the others is not reported.</summary>
    public static int CountMatches(ImmutableArray<Schema> schemas, Value instance, Report report) => schemas.Count(schema =>
    {
        var inner = new Report(report);
        schema.Validate(instance, inner);
        return inner.IsSuccess;
    });
}
