using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>How many items an array has at least.</summary>
internal sealed class MinItems(SchemaReader schema) : Keyword
{
    private readonly int _limit = schema.Count("minItems");

    public override void Validate(Value instance, Report report)
    {
        if (instance is ArrayValue items && items.Count < _limit)
        {
            report.Add($"array is too short: must have at least {_limit} elements but instance has {items.Count} elements");
        }
    }
}
