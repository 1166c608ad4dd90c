using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>The most that a number may be; with <c>exclusiveMaximum</c> it has to be less.</summary>
internal sealed class Maximum(SchemaReader schema) : Keyword
{
    private readonly NumberValue _limit = schema.Number("maximum");
    private readonly bool _isExclusive = schema.IsTrue("exclusiveMaximum");

    public override void Validate(Value instance, Report report)
    {
        if (instance is not NumberValue number)
        {
            return;
        }

        var order = NumberValue.Compare(number, _limit);
        if (order > 0)
        {
            report.Add($"numeric instance is greater than the required maximum (maximum: {_limit}, found: {number})");
        }
        else if (order == 0 && _isExclusive)
        {
            report.Add($"numeric instance is not strictly lower than the required maximum {_limit}");
        }
    }
}
