using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>"additionalItems": false</c>: an array has no items but those that a list of <c>items</c> is about.</summary>
internal sealed class AdditionalItems(SchemaReader schema) : Keyword
{
    private readonly int? _limit = schema.IsFalse("additionalItems") && schema.Optional("items") is ArrayValue items ? items.Count : null;

    public override void Validate(Value instance, Report report)
    {
        if (instance is ArrayValue items && items.Count > _limit)
        {
            report.Add($"schema only allows {_limit} elements in array but instance has {items.Count} elements");
        }
    }
}
