using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>The least that a number may be; with <c>exclusiveMinimum</c> it has to be more.</summary>
internal sealed class Minimum(SchemaReader schema) : Keyword
{
    private readonly NumberValue _limit = schema.Number("minimum");
    private readonly bool _isExclusive = schema.IsTrue("exclusiveMinimum");

    public override void Validate(Value instance, Report report)
    {
        if (instance is not NumberValue number)
        {
            return;
        }

        var order = NumberValue.Compare(number, _limit);
        if (order < 0)
        {
            report.Add($"numeric instance is lower than the required minimum (minimum: {_limit}, found: {number})");
        }
        else if (order == 0 && _isExclusive)
        {
            report.Add($"numeric instance is not strictly greater than the required minimum {_limit}");
        }
    }
}
