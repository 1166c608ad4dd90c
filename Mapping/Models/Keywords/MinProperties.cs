using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many members an object has at least.</summary>
internal sealed class MinProperties(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("minProperties");

    public override void Validate(Value instance, Report report)
    {
        if (instance is ObjectValue members && members.Count < _limit)
        {
            report.Add($"object has too few properties (found {members.Count} but schema requires at least {_limit})");
        }
    }
}
