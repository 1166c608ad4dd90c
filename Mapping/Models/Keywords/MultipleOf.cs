using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>What a number has to be a multiple of, exactly: <c>0.3</c> is one of <c>0.1</c>.</summary>
internal sealed class MultipleOf : Keyword
{
    private readonly NumberValue _divisor;

    public MultipleOf(SchemaReader schema)
    {
        _divisor = schema.Number("multipleOf");
        if (_divisor.AsDouble <= 0)
        {
            throw schema.Mistake("multipleOf", "a number greater than 0");
        }
    }

    public override void Validate(Value instance, Report report)
    {
        if (instance is NumberValue number && !IsMultiple(number))
        {
            report.Add($"remainder of division is not zero ({number} / {_divisor})");
        }
    }

    // Where a number has more digits than a decimal holds, as near as a double comes.
    private bool IsMultiple(NumberValue number) =>
        TryRead(number, out var dividend) && TryRead(_divisor, out var divisor)
            ? dividend % divisor == 0
            : number.AsDouble % _divisor.AsDouble == 0;

    private static bool TryRead(NumberValue number, out decimal value) =>
        decimal.TryParse(number.ToJson(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
