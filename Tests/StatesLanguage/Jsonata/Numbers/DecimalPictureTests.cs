using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.Tests.StatesLanguage.Jsonata.Numbers;

public sealed class DecimalPictureTests
{
    [Fact]
    public void A_picture_may_want_more_digits_than_a_number_can_have() =>
        DecimalPicture.Parse($"{new string('0', 400)}e0", DecimalFormat.Default).Format(1).ShouldNotBeEmpty();

    [Theory]
    [InlineData(12345.6, "#,###.00", "12,345.60")]
    [InlineData(12345678.9, "9,999.99", "12,345,678.90")]
    [InlineData(1234.56789, "9,999.999,999", "1,234.567,890")]
    [InlineData(123.9, "9999", "0124")]
    [InlineData(-6, "000", "-006")]
    [InlineData(0.14, "01%", "14%")]
    [InlineData(0.14, "###\u2030", "140\u2030")]
    [InlineData(1234.5678, "00.000e0", "12.346e2")]
    [InlineData(0.234, "#.00e0", "0.23e0")]
    [InlineData(0.123, "#.e9", "0.1e0")]
    [InlineData(-0.00123, "0.0e0", "-1.2e-3")]
    [InlineData(0, "0.0e0", "0.0e0")]
    [InlineData(1000, "0e0", "1e3")]
    [InlineData(-87504.4812, "000,000.000###;###,###.000###", "87,504.4812")]
    [InlineData(-34.5, "0.0;(0.0)", "(34.5)")]
    [InlineData(185.2812, "PREFIX##00.000###SUFFIX", "PREFIX185.2812SUFFIX")]
    [InlineData(1E20, "#,######", "100,000000,000000,000000")]
    [InlineData(1234567, "#,##,000", "12,34,567")]
    [InlineData(0.5, "#", "0")]
    [InlineData(1.5, "#", "2")]
    [InlineData(0.25, "#.#", ".2")]
    public void A_number_is_written_as_its_picture_shows(double number, string picture, string text) =>
        DecimalPicture.Parse(picture, DecimalFormat.Default).Format(number).ShouldBe(text);

    [Theory]
    [InlineData(1234.5, "#.##0,0", "decimal-separator", ",", "grouping-separator", ".", "1.234,5")]
    [InlineData(0.14, "###pm", "per-mille", "pm", "minus-sign", "~", "140pm")]
    [InlineData(-1, "\u2460", "zero-digit", "\u245F", "minus-sign", "~", "~\u2460")]
    [InlineData(-2, "0|(0)", "pattern-separator", "|", "unknown", "?", "(2)")]
    public void The_signs_of_a_picture_can_be_others(
        double number, string picture, string name1, string sign1, string name2, string sign2, string text) =>
        DecimalPicture.Parse(picture, DecimalFormat.Default.With(name1, sign1).With(name2, sign2)).Format(number).ShouldBe(text);

    [Theory]
    [InlineData("#;#;#", "D3080")]
    [InlineData("#.0.0", "D3081")]
    [InlineData("#0%%", "D3082")]
    [InlineData("#0‰‰", "D3083")]
    [InlineData("#0%‰", "D3084")]
    [InlineData(".e0", "D3085")]
    [InlineData("0+.e0", "D3086")]
    [InlineData("%%", "D3086")]
    [InlineData("0,.e0", "D3087")]
    [InlineData("0,", "D3088")]
    [InlineData("0,,0", "D3089")]
    [InlineData("0#.e0", "D3090")]
    [InlineData("#0.#0e0", "D3091")]
    [InlineData("#0.0e0%", "D3092")]
    [InlineData("#0.0e0,0", "D3093")]
    [InlineData("0e", "D3093")]
    public void A_picture_that_breaks_a_rule_is_refused(string picture, string code) =>
        Should.Throw<JsonataException>(() => DecimalPicture.Parse(picture, DecimalFormat.Default)).Code.ShouldBe(code);
}
