using System.Text.Json;
using Stepyard.Local.CloudWatchLogs.FilterPatterns;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.CloudWatchLogs;

/// <summary>What log events are searched for. The examples follow the "Filter pattern syntax" of CloudWatch Logs.</summary>
public sealed class FilterPatternTests
{
    private const string Pizza = """{"type":"TaskFailed","id":7,"flavour":"pine.apple","ok":false,"cause":null,"tags":["hot","late"],"items":[{"n":1},{"n":20}],"a.b":{"c-d":1.5}}""";

    [Theory]
    [InlineData("ERROR", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("ERROR", "[error 400] bad request", false)]
    [InlineData("ERROR ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", true)]
    [InlineData("ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST", false)]
    [InlineData("?ERROR ?ARGUMENTS", "[INFO] ARGUMENTS", true)]
    [InlineData("?ERROR ?ARGUMENTS", "[INFO] REQUEST", false)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "[ERROR 500] INTERNAL SERVER ERROR", true)]
    [InlineData("\"INTERNAL SERVER ERROR\"", "[ERROR 500] SERVER ERROR INTERNAL", false)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST", true)]
    [InlineData("ERROR -ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", false)]
    [InlineData("-\"BAD REQUEST\"", "[ERROR 400] BAD REQUEST", false)]
    [InlineData("?ERROR ?INFO -REQUEST", "[WARN] ARGUMENTS", true)]
    [InlineData("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true)]
    [InlineData("%\\d{3}%", "[ERROR 401]", true)]
    [InlineData("%^[45]\\d\\d$%", "[ERROR 401]", false)]
    public void Text_is_searched_for_terms(string pattern, string message, bool fits) => FilterPattern.Parse(pattern)!.Matches(message).ShouldBe(fits);

    [Theory]
    [InlineData("""{ $.type = "TaskFailed" }""", true)]
    [InlineData("""{ $.type = TaskFailed }""", true)]
    [InlineData("""{ $.type = "Task*" }""", true)]
    [InlineData("""{ $.type = "*Succeeded" }""", false)]
    [InlineData("""{ $.type != "TaskFailed" }""", false)]
    [InlineData("""{ $.none != "TaskFailed" }""", false)]
    [InlineData("""{ $.type = %^Task(Failed)?$% }""", null)]
    [InlineData("""{ $.type = %Fail|Timed% }""", true)]
    [InlineData("""{ $.flavour = "pine.apple" }""", true)]
    [InlineData("""{ $.flavour = "pineXapple" }""", false)]
    [InlineData("""{ $.id = 7 }""", true)]
    [InlineData("""{ $.id = "7" }""", false)]
    [InlineData("""{ $.id = 7* }""", true)]
    [InlineData("""{ $.id >= 7.0 && $.id < 1e1 }""", true)]
    [InlineData("""{ $.id > 7 }""", false)]
    [InlineData("""{ $.ok IS FALSE }""", true)]
    [InlineData("""{ $.ok IS TRUE }""", false)]
    [InlineData("""{ $.cause IS NULL }""", true)]
    [InlineData("""{ $.id IS NULL }""", false)]
    [InlineData("""{ $.none NOT EXISTS }""", true)]
    [InlineData("""{ $.id NOT EXISTS }""", false)]
    [InlineData("""{ $.tags[1] = "late" }""", true)]
    [InlineData("""{ $.tags[*] = "hot" }""", true)]
    [InlineData("""{ $.tags[9] = "hot" }""", false)]
    [InlineData("""{ $.items[*].n > 10 }""", true)]
    [InlineData("""{ $.['a.b'].c-d = 1.5 }""", true)]
    [InlineData("""{ $.id = 1 || $.id = 7 && $.ok IS FALSE }""", true)]
    [InlineData("""{ ($.id = 7 || $.id = 1) && $.ok IS TRUE }""", false)]
    [InlineData("""{$.id=7&&$.type="TaskFailed"}""", true)]
    [InlineData("""{ $.type = "TaskFailed }""", null)]
    [InlineData("""{ $.type > "a" }""", null)]
    [InlineData("""{ type = 1 }""", null)]
    [InlineData("""{ $.id = }""", null)]
    [InlineData("""{ $.id = 7 && }""", null)]
    [InlineData("""{ $.id = 7""", null)]
    public void JSON_is_searched_by_its_members(string pattern, bool? fits)
    {
        if (fits is { } expected)
        {
            FilterPattern.Parse(pattern)!.Matches(Pizza).ShouldBe(expected);
            FilterPattern.Parse(pattern)!.Matches("no JSON").ShouldBeFalse();
            return;
        }

        Should.Throw<AwsException>(() => FilterPattern.Parse(pattern)).Code.ShouldBe("InvalidParameterException");
    }

    [Theory]
    [InlineData("%a*a*a*a*a*a*a*a*a*b%")]
    [InlineData("""{ $.text = "*a*a*a*a*a*a*a*a*a*b" }""")]
    public void A_pattern_that_could_be_tried_in_many_ways_is_answered_at_once(string pattern)
    {
        var message = JsonSerializer.Serialize(new { text = new string('a', 10_000) });

        FilterPattern.Parse(pattern)!.Matches(message).ShouldBeFalse();
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void Words_for_numbers_are_texts(string word) =>
        FilterPattern.Parse($$"""{ $.ratio = {{word}} }""")!.Matches($$"""{"ratio":"{{word}}"}""").ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Without_a_pattern_every_event_fits(string? pattern) => FilterPattern.Parse(pattern).ShouldBeNull();

    [Theory]
    [InlineData("foo:bar")]
    [InlineData("\"open")]
    [InlineData("[ip, status = 4*]")]
    [InlineData("%a!%")]
    [InlineData("%a{1000}{1000}%")]
    public void What_is_no_pattern_is_refused(string pattern) => Should.Throw<AwsException>(() => FilterPattern.Parse(pattern)).Code.ShouldBe("InvalidParameterException");
}
