using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Numbers;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's numeric functions. See docs.jsonata.org, "Numeric functions".</summary>
internal static class NumericFunctions
{
    private const double ExactInDouble = 1L << 53;
    private const int LargestPrecision = 400;

    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("number", "<(nsb)-:n>", Number),
        new("abs", "<n-:n>", (_, arguments) => Of(arguments, Math.Abs)),
        new("floor", "<n-:n>", (_, arguments) => Of(arguments, Math.Floor)),
        new("ceil", "<n-:n>", (_, arguments) => Of(arguments, Math.Ceiling)),
        new("round", "<n-n?:n>", Round),
        new("power", "<n-n:n>", Power),
        new("sqrt", "<n-:n>", Sqrt),
        new("random", "<:n>", (call, _) => Numeric.Of(call.Evaluation.Random.NextDouble())),
        new("formatNumber", "<n-so?:s>", FormatNumber),
        new("formatBase", "<n-n?:s>", FormatBase),
        new("formatInteger", "<n-s:s>", FormatInteger),
        new("parseInteger", "<s-s:n>", ParseInteger),
    ];

    private static NumberValue? Of(Value?[] arguments, Func<double, double> compute) =>
        arguments[0] is NumberValue number ? Numeric.Of(compute(number.AsDouble)) : null;

    private static Value? Number(Call call, Value?[] arguments) => arguments[0] switch
    {
        BooleanValue boolean => boolean.IsTrue ? 1L : 0L,
        StringValue text when NumberText.Parse(text.Text) is { } number => Numeric.Of(number),
        StringValue text => throw new JsonataException("D3030", value: text, index: 1),
        var number => number,
    };

    private static NumberValue? Round(Call call, Value?[] arguments)
    {
        if (arguments[0] is not NumberValue number)
        {
            return null;
        }

        var precision = (int)Math.Clamp((arguments[1] as NumberValue)?.AsInt64 ?? 0, -LargestPrecision, LargestPrecision);
        var hasDigitsToDrop = Math.Abs(number.AsDouble) * Math.Pow(10, precision) < ExactInDouble;
        return hasDigitsToDrop ? Numeric.Of(HalfEven.Round(number.AsDouble, precision)) : number;
    }

    private static NumberValue? Power(Call call, Value?[] arguments)
    {
        if (arguments[0] is not NumberValue number || arguments[1] is not NumberValue exponent)
        {
            return null;
        }

        var power = Math.Pow(number.AsDouble, exponent.AsDouble);
        return double.IsFinite(power)
            ? Numeric.Of(power)
            : throw new JsonataException("D3061", value: number, index: 1, value2: exponent);
    }

    private static NumberValue? Sqrt(Call call, Value?[] arguments) => arguments[0] is NumberValue { AsDouble: < 0 } negative
        ? throw new JsonataException("D3060", value: negative, index: 1)
        : Of(arguments, Math.Sqrt);

    private static StringValue? FormatNumber(Call call, Value?[] arguments)
    {
        if (arguments[0] is not NumberValue number)
        {
            return null;
        }

        var format = DecimalFormat.Default;
        foreach (var (name, value) in arguments[2] as ObjectValue ?? ObjectValue.Empty)
        {
            format = format.With(name, Stringify.Text(value));
        }

        return StringValue.Create(DecimalPicture.Parse((arguments[1] as StringValue)?.Text ?? "", format).Format(Numeric.Finite(number)));
    }

    private static StringValue? FormatBase(Call call, Value?[] arguments) => arguments[0] is NumberValue number
        ? StringValue.Create(NumberBase.Format(Numeric.Finite(number), arguments[1] is NumberValue radix ? Numeric.Finite(radix) : 10))
        : null;

    private static StringValue? FormatInteger(Call call, Value?[] arguments) => arguments[0] is NumberValue number
        ? StringValue.Create(IntegerPicture.Parse((arguments[1] as StringValue)?.Text ?? "").Format(Numeric.Finite(number)))
        : null;

    private static NumberValue? ParseInteger(Call call, Value?[] arguments) =>
        arguments[0] is StringValue text && IntegerPicture.Parse((arguments[1] as StringValue)?.Text ?? "").Read(text.Text) is { } number
            ? Numeric.Of(number)
            : null;
}
