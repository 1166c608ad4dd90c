using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many items an array has at most.</summary>
internal sealed class MaxItems(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("maxItems");

    public override void Validate(Value instance, Report report)
    {
        if (instance is ArrayValue items && items.Count > _limit)
        {
            report.Add($"array is too long: must have at most {_limit} elements but instance has {items.Count} elements");
        }
    }
}
