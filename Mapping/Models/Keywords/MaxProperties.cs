using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many members an object has at most.</summary>
internal sealed class MaxProperties(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("maxProperties");

    public override void Validate(Value instance, Report report)
    {
        if (instance is ObjectValue members && members.Count > _limit)
        {
            report.Add($"object has too many properties (found {members.Count} but schema requires at most {_limit})");
        }
    }
}
