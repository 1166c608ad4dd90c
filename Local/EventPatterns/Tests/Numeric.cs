using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"numeric": [">", 0, "&lt;=", 5]}</c>: a number between two, to six digits after the point.</summary>
/// <param name="Bottom">The least number.</param>
/// <param name="WithBottom">Whether it is one of them.</param>
/// <param name="Top">The greatest number.</param>
/// <param name="WithTop">Whether it is one of them.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Numeric matching".</remarks>
internal sealed record Numeric(decimal Bottom, bool WithBottom, decimal Top, bool WithTop) : ValueTest
{
    /// <summary>The greatest number that can be compared; its negative is the least.</summary>
    public const decimal Limit = 5_000_000_000;

    public static Numeric EqualTo(decimal number) => new(number, true, number, true);

    public override bool Holds(Value value)
    {
        if (value is not NumberValue { AsDouble: >= (double)-Limit and <= (double)Limit and var number })
        {
            return false;
        }

        var compared = Cut(number);
        return (compared > Bottom || (WithBottom && compared == Bottom)) && (compared < Top || (WithTop && compared == Top));
    }

    /// <summary>A number as far as it counts.</summary>
    public static decimal Cut(double number) => decimal.Truncate((decimal)number * 1_000_000) / 1_000_000;
}
