using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.Tests.StatesLanguage.Jsonata.Numbers;

public sealed class IntegerPictureTests
{
    [Theory]
    [InlineData(123, "000", "123")]
    [InlineData(12.6, "###0", "12")]
    [InlineData(-12, "000", "-012")]
    [InlineData(123, "000;o", "123rd")]
    [InlineData(111, "0;o", "111th")]
    [InlineData(28, "#0;o", "28th")]
    [InlineData(120000, "#,##0", "120,000")]
    [InlineData(1234567890, "#:###,##0", "1234:567,890")]
    [InlineData(12340, "##,##,##0", "12,340")]
    [InlineData(1234567, "##,##,##0", "12,34,567")]
    [InlineData(12340, "###١", "١٢٣٤٠")]
    [InlineData(1e21, "0", "1000000000000000000000")]
    public void A_number_is_written_in_digits(double number, string picture, string text) =>
        IntegerPicture.Parse(picture).Format(number).ShouldBe(text);

    [Theory]
    [InlineData(0, "I", "")]
    [InlineData(1984, "I", "MCMLXXXIV")]
    [InlineData(99, "i", "xcix")]
    [InlineData(2_000_000, "I", "2000000")]
    [InlineData(26, "a", "z")]
    [InlineData(300, "A", "KN")]
    [InlineData(-28, "A", "-AB")]
    public void A_number_is_written_in_letters(double number, string picture, string text) =>
        IntegerPicture.Parse(picture).Format(number).ShouldBe(text);

    [Theory]
    [InlineData(0, "w", "zero")]
    [InlineData(34, "w", "thirty-four")]
    [InlineData(555, "W", "FIVE HUNDRED AND FIFTY-FIVE")]
    [InlineData(1018, "Ww", "One Thousand and Eighteen")]
    [InlineData(4327730, "w", "four million, three hundred and twenty-seven thousand, seven hundred and thirty")]
    [InlineData(1000000000001, "w", "one trillion and one")]
    [InlineData(1e+46, "w", "ten billion trillion trillion trillion")]
    [InlineData(12, "w;o", "twelfth")]
    [InlineData(20, "w;o", "twentieth")]
    [InlineData(101, "w;o", "one hundred and first")]
    [InlineData(3000, "w;o", "three thousandth")]
    [InlineData(4327732, "w;o", "four million, three hundred and twenty-seven thousand, seven hundred and thirty-second")]
    public void A_number_is_written_in_words(double number, string picture, string text) =>
        IntegerPicture.Parse(picture).Format(number).ShouldBe(text);

    [Theory]
    [InlineData("1234", "###0", 1234)]
    [InlineData("-5", "0", -5)]
    [InlineData("1234th", "###0;o", 1234)]
    [InlineData("١٢٣٤٠", "###١", 12340)]
    [InlineData("1234:567,890", "#:###,##0", 1234567890)]
    [InlineData("", "I", 0)]
    [InlineData("mcmlxxxiv", "i", 1984)]
    [InlineData("aa", "a", 27)]
    [InlineData("nine hundred and nineteen", "w", 919)]
    [InlineData("one trillion and first", "w;o", 1000000000001)]
    [InlineData("one thousand, two hundred and thirty-four trillion, five hundred", "w", 1234000000000500)]
    [InlineData("ten billion trillion", "w", 1e22)]
    public void A_text_is_read_as_a_number(string text, string picture, double number) =>
        IntegerPicture.Parse(picture).Read(text).ShouldBe(number);

    [Theory]
    [InlineData("many", "w")]
    [InlineData("x", "0")]
    [InlineData("1A", "A")]
    [InlineData("IQ", "I")]
    public void A_text_that_says_no_number_is_read_as_none(string text, string picture) =>
        IntegerPicture.Parse(picture).Read(text).ShouldBeNull();

    [Theory]
    [InlineData("α", "D3130")]
    [InlineData("", "D3130")]
    [InlineData("##0０", "D3131")]
    public void A_picture_that_is_none_is_refused(string picture, string code) =>
        Should.Throw<JsonataException>(() => IntegerPicture.Parse(picture)).Code.ShouldBe(code);
}
