using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class DecimalNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("007", "7")]
    [InlineData("1.50", "1.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("12.5E-3", "0.0125")]
    [InlineData("+4", "4")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    public void A_number_is_kept_in_its_plain_form(string text, string plain) => DecimalNumber.Parse(text).ToString().ShouldBe(plain);

    [Theory]
    [InlineData("")]
    [InlineData("e5")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1 ")]
    [InlineData(".-5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    public void What_is_no_number_is_refused(string text) => Should.Throw<AwsException>(() => DecimalNumber.Parse(text));

    [Fact]
    public void Numbers_are_exact_where_doubles_are_not() =>
        (DecimalNumber.Parse("0.1") + DecimalNumber.Parse("0.2")).ShouldBe(DecimalNumber.Parse("0.30"));

    [Theory]
    [InlineData("2", "10")]
    [InlineData("-10", "-2")]
    [InlineData("1e-130", "1e125")]
    [InlineData("9007199254740992", "9007199254740993")]
    public void Numbers_are_ordered_by_value(string less, string more) =>
        DecimalNumber.Parse(less).CompareTo(DecimalNumber.Parse(more)).ShouldBeNegative();
}
