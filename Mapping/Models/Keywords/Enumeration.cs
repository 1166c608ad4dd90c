using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary><c>enum</c>: the values that there are.</summary>
internal sealed class Enumeration(SchemaReader schema) : Keyword
{
    private readonly ArrayValue _values = schema.List("enum");

    public override void Validate(Value instance, Report report)
    {
        if (!_values.Items.Contains(instance))
        {
            report.Add($"instance value ({instance}) not found in enum (possible values: {_values})");
        }
    }
}
