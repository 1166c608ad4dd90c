using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.Tests.StatesLanguage.Jsonata.Numbers;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(22.0 / 7, "3.14285714285714")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1e100, "1e+100")]
    [InlineData(-1.5e-9, "-1.5e-9")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-0.0, "0")]
    [InlineData(123456789012345678, "123456789012345680")]
    [InlineData(1000000000000.125, "1000000000000.13")]
    [InlineData(99.99999999999999999, "100")]
    public void A_number_has_fifteen_digits_as_a_text(double number, string text) => NumberText.Format(number).ShouldBe(text);

    [Theory]
    [InlineData("-0.05", -0.05)]
    [InlineData("00", 0.0)]
    [InlineData("000.00123000", 0.00123)]
    [InlineData("1E3", 1000.0)]
    [InlineData("0xFf", 255.0)]
    [InlineData("0o17", 15.0)]
    [InlineData("0B101", 5.0)]
    [InlineData("1234 hello", null)]
    [InlineData("", null)]
    [InlineData("+1", null)]
    [InlineData(".5", null)]
    [InlineData("1\n", null)]
    [InlineData("1e999", null)]
    [InlineData("0x12zz", null)]
    public void A_text_is_a_number_or_not(string text, double? number) => NumberText.Parse(text).ShouldBe(number);

    [Theory]
    [InlineData(2.5, 0, 2)]
    [InlineData(-1.5, 0, -2)]
    [InlineData(4.525, 2, 4.52)]
    [InlineData(4.515, 2, 4.52)]
    [InlineData(12350, -2, 12400)]
    [InlineData(12450, -2, 12400)]
    [InlineData(1e-7, 3, 0)]
    [InlineData(1.005, 2, 1)]
    [InlineData(1e300, 400, 1e300)]
    public void Halves_are_rounded_to_the_even_digit(double number, int decimals, double rounded) =>
        HalfEven.Round(number, decimals).ShouldBe(rounded);

    [Theory]
    [InlineData(100, 10, "100")]
    [InlineData(100, 36, "2s")]
    [InlineData(99.5, 2.5, "1100100")]
    [InlineData(-255, 16, "-ff")]
    [InlineData(5890840712243076, 10, "5890840712243076")]
    public void A_number_is_written_in_a_base(double number, double radix, string text) => NumberBase.Format(number, radix).ShouldBe(text);

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    public void A_base_has_two_to_thirty_six_digits(double radix) =>
        Should.Throw<JsonataException>(() => NumberBase.Format(1, radix)).Code.ShouldBe("D3100");
}
