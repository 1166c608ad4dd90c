using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>A schema that a value must not match.</summary>
internal sealed class Not(SchemaReader schema) : Keyword
{
    private readonly Schema _schema = schema.Schema("not");

    public override void Validate(Value instance, Report report)
    {
        if (AllOf.CountMatches([_schema], instance, report) > 0)
        {
            report.Add("instance matched a schema which it should not have");
        }
    }
}
