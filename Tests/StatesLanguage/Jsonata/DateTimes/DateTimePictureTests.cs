using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.DateTimes;

namespace Stepyard.Tests.StatesLanguage.Jsonata.DateTimes;

public sealed class DateTimePictureTests
{
    // 2018-03-23T10:33:36.617Z, a Friday
    private const long Now = 1521801216617;

    [Theory]
    [InlineData("[Y]-[M01]-[D01]T[H01]:[m]:[s].[f001][Z01:01t]", "2018-03-23T10:33:36.617Z")]
    [InlineData("[[Year]]: [[[Y0001]]]", "[Year]: [2018]")]
    [InlineData("[Y9,999,*]", "2,018")]
    [InlineData("[D#1,2]/[M1,2]/[Y##01,2-2]", "23/03/18")]
    [InlineData("[F], [D]/[M]/[Y] [h]:[m]:[s] [P]", "friday, 23/3/2018 10:33:36 am")]
    [InlineData("[FNn], the [Dwo] of [MNn] [Yw] [E]", "Friday, the twenty-third of March two thousand and eighteen ISO")]
    [InlineData("[FN,3-3] [MNn,*-3] [PN] [C]", "FRI Mar AM ISO")]
    [InlineData("[YI] [Da] [ D 1 o ]", "MMXVIII w 23rd")]
    [InlineData("[d] [W] [w] [F0]", "82 12 4 5")]
    public void A_point_in_time_is_written_as_its_picture_shows(string picture, string text) =>
        DateTimePicture.Parse(picture).Format(Now).ShouldBe(text);

    [Fact]
    public void A_component_is_not_wider_than_a_hundred_characters() =>
        DateTimePicture.Parse("[D,999999999]").Format(Now).Length.ShouldBe(100);

    [Theory]
    [InlineData("[H01]:[m][Z]", "-0500", "05:33-05:00")]
    [InlineData("[H01]:[m][Z0]", "+0530", "16:03+5:30")]
    [InlineData("[H01]:[m][Z0101t]", "+0530", "16:03+0530")]
    [InlineData("[H01]:[m][Z]", "-0330", "07:03-03:30")]
    [InlineData("[H01]:[m] [z]", "+01:00", "11:33 GMT+01:00")]
    [InlineData("[H01]:[m][Z01:01t]", "0000", "10:33Z")]
    [InlineData("[H01]:[m][Z0000]", "Z", "10:33+0000")]
    public void A_point_in_time_is_written_at_an_offset(string picture, string timezone, string text) =>
        DateTimePicture.Parse(picture).Format(Now, timezone).ShouldBe(text);

    [Theory]
    [InlineData("2005-01-02", "2004-W53-7", "5 of December")]
    [InlineData("2005-12-31", "2005-W52-6", "5 of December")]
    [InlineData("2007-12-31", "2008-W01-1", "1 of January")]
    [InlineData("2010-01-03", "2009-W53-7", "5 of December")]
    [InlineData("2013-02-01", "2013-W05-5", "5 of January")]
    public void A_week_belongs_to_the_year_and_the_month_of_its_Thursday(string date, string ofYear, string ofMonth)
    {
        DateTimePicture.Parse("[X0001]-W[W01]-[F1]").Format(Iso8601.Read(date)).ShouldBe(ofYear);
        DateTimePicture.Parse("[w] of [xNn]").Format(Iso8601.Read(date)).ShouldBe(ofMonth);
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(-62135596800001, "0000-12-31T23:59:59.999Z")]
    public void The_default_picture_is_ISO_8601(long millis, string text) => DateTimePicture.Default.Format(millis).ShouldBe(text);

    [Theory]
    [InlineData("2018-03-27", "[Y1]-[M01]-[D01]", "2018-03-27T00:00:00.000Z")]
    [InlineData("201802", "[Y,*-4][M01]", "2018-02-01T00:00:00.000Z")]
    [InlineData("20180205T1112", "[Y0001][M01][D01]T[H01][m01]", "2018-02-05T11:12:00.000Z")]
    [InlineData("21st 12 1881", "[D1o] [M01] [Y0001]", "1881-12-21T00:00:00.000Z")]
    [InlineData("w C mmxviii", "[Da] [MA] [Yi]", "2018-03-23T00:00:00.000Z")]
    [InlineData("2 feb 2012", "[D1] [MNn,3-3] [Y0001]", "2012-02-02T00:00:00.000Z")]
    [InlineData("Mon, Twelfth November 2018", "[FNn,*-3], [DWwo] [MNn] [Y]", "2018-11-12T00:00:00.000Z")]
    [InlineData("Twentieth of August, two thousand and seventeen", "[DW] of [MNn], [Yw]", "2017-08-20T00:00:00.000Z")]
    [InlineData("three hundred and sixty-fifth day of 2018", "[dwo] day of [Y]", "2018-12-31T00:00:00.000Z")]
    [InlineData("094 of 2018, 07:30", "[d001] of [Y], [H01]:[m]", "2018-04-04T07:30:00.000Z")]
    [InlineData("4/4/2018 12:06 am", "[D1]/[M1]/[Y0001] [h]:[m] [P]", "2018-04-04T00:06:00.000Z")]
    [InlineData("4/4/2018 12:06 PM", "[D1]/[M1]/[Y0001] [h]:[m] [P]", "2018-04-04T12:06:00.000Z")]
    [InlineData("31/12/99", "[D1]/[M1]/[Y01]", "1999-12-31T00:00:00.000Z")]
    [InlineData("2020-09-09 08:00 +02:00", "[Y0001]-[M01]-[D01] [H01]:[m01] [Z]", "2020-09-09T06:00:00.000Z")]
    [InlineData("2020-09-09 08:00 GMT-05:30", "[Y0001]-[M01]-[D01] [H01]:[m01] [z]", "2020-09-09T13:30:00.000Z")]
    [InlineData("2020-09-09 12:00 +0530", "[Y0001]-[M01]-[D01] [H01]:[m01] [Z0001]", "2020-09-09T06:30:00.000Z")]
    [InlineData("2020-09-09 12:00Z", "[Y0001]-[M01]-[D01] [H01]:[m01][Z01:01t]", "2020-09-09T12:00:00.000Z")]
    [InlineData("11:30", "[H]:[m]", "2018-03-23T11:30:00.000Z")]
    [InlineData("ten/thirty-six/ten", "[Hw]/[mw]/[sw]", "2018-03-23T10:36:10.000Z")]
    [InlineData("5-22", "[M]-[D]", "2018-05-22T00:00:00.000Z")]
    public void A_text_is_read_as_its_picture_shows(string text, string picture, string iso8601) =>
        DateTimePicture.Parse(picture).Read(text, Now).ShouldBe(Iso8601.Read(iso8601));

    [Theory]
    [InlineData("irrelevant", "[Y]-[M]-[D]")]
    [InlineData("Hello", "Hello")]
    [InlineData("2018 Quintember", "[Y] [MNn]")]
    [InlineData("999999999-01", "[Y]-[M]")]
    public void A_text_that_does_not_match_its_picture_is_undefined(string text, string picture) =>
        DateTimePicture.Parse(picture).Read(text, Now).ShouldBeNull();

    [Theory]
    [InlineData("2018-22", "[Y]-[D]", "D3136")]
    [InlineData("5-22 23:59", "[M]-[D] [m]:[s]", "D3136")]
    [InlineData("2018-3-2-5", "[X]-[x]-[w]-[F1]", "D3136")]
    [InlineData("2018-32-5", "[X]-[W]-[F1]", "D3136")]
    [InlineData("2018 ISO", "[Y] [E]", "D3133")]
    public void A_picture_that_leaves_a_gap_cannot_be_read_by(string text, string picture, string code) =>
        Should.Throw<JsonataException>(() => DateTimePicture.Parse(picture).Read(text, Now)).Code.ShouldBe(code);

    [Theory]
    [InlineData("[Yα]", "D3130")]
    [InlineData("[Y0０]", "D3131")]
    [InlineData("[q]", "D3132")]
    [InlineData("[]", "D3132")]
    [InlineData("[YN]-[M]", "D3133")]
    [InlineData("[Y]-[M", "D3135")]
    public void A_picture_that_is_none_is_refused(string picture, string code) =>
        Should.Throw<JsonataException>(() => DateTimePicture.Parse(picture)).Code.ShouldBe(code);

    [Theory]
    [InlineData("[Z000000]", "+0100")]
    [InlineData("[Z]", "Europe/London")]
    public void An_offset_has_at_most_four_digits(string picture, string timezone) =>
        Should.Throw<JsonataException>(() => DateTimePicture.Parse(picture).Format(Now, timezone)).Code.ShouldBe("D3134");
}
