using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>"uniqueItems": true</c>: no two items of an array are equal.</summary>
internal sealed class UniqueItems(SchemaReader schema) : Keyword
{
    private readonly bool _isAsked = schema.IsTrue("uniqueItems");

    public override void Validate(Value instance, Report report)
    {
        if (_isAsked && instance is ArrayValue items && items.Distinct().Count() < items.Count)
        {
            report.Add("array must not contain duplicate elements");
        }
    }
}
