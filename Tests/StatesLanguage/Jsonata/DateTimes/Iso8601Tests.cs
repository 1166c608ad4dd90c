using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.DateTimes;

namespace Stepyard.Tests.StatesLanguage.Jsonata.DateTimes;

public sealed class Iso8601Tests
{
    [Theory]
    [InlineData("2018", 1514764800000)]
    [InlineData("2018-02", 1517443200000)]
    [InlineData("2017-10-30", 1509321600000)]
    [InlineData("2017-10-30T15:28:34", 1509377314000)]
    [InlineData("2017-10-30T15:28:34Z", 1509377314000)]
    [InlineData("2018-02-01T09:42:13.123+0000", 1517478133123)]
    [InlineData("2018-02-01T09:42:13.1239-01:30", 1517483533123)]
    [InlineData("2018-01-31T24:00:00Z", 1517443200000)]
    [InlineData("0000-03-01", -62162035200000)]
    public void A_timestamp_is_read(string text, long millis) => Iso8601.Read(text).ShouldBe(millis);

    [Theory]
    [InlineData("foo")]
    [InlineData("2018-13-01")]
    [InlineData("2018-00-01")]
    [InlineData("2018-01-32")]
    [InlineData("2018-01-01T24:00:01")]
    [InlineData("2018-01-01 10:00:00")]
    [InlineData("2018\n")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Should.Throw<JsonataException>(() => Iso8601.Read(text)).Code.ShouldBe("D3110");
}
