using Stepyard.StatesLanguage.Jsonata.DateTimes;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's date and time functions. See docs.jsonata.org, "Date/Time functions".</summary>
internal static class DateTimeFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("now", "<s?s?:s>", (call, arguments) => Format(call.Evaluation.Now.ToUnixTimeMilliseconds(), arguments[0], arguments[1])),
        new("millis", "<:n>", (call, _) => call.Evaluation.Now.ToUnixTimeMilliseconds()),
        new("fromMillis", "<n-s?s?:s>", (_, arguments) =>
            arguments[0] is NumberValue millis ? Format((long)Numeric.Finite(millis), arguments[1], arguments[2]) : null),
        new("toMillis", "<s-s?:n>", ToMillis),
    ];

    private static StringValue Format(long millis, Value? picture, Value? timezone) => StringValue.Create(
        (picture is StringValue text ? DateTimePicture.Parse(text.Text) : DateTimePicture.Default).Format(millis, (timezone as StringValue)?.Text));

    private static Value? ToMillis(Call call, Value?[] arguments)
    {
        if (arguments[0] is not StringValue text)
        {
            return null;
        }

        return arguments[1] is not StringValue picture
            ? Iso8601.Read(text.Text)
            : DateTimePicture.Parse(picture.Text).Read(text.Text, call.Evaluation.Now.ToUnixTimeMilliseconds()) is { } millis ? millis : null;
    }
}
