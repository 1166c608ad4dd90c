namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html</summary>
public sealed class WaitStateTests
{
    private const string Prefix = "An error occurred while executing the state 'W' (entered at the event id #2). ";

    [Theory]
    [InlineData(""" "Seconds":10 """, 10)]
    [InlineData(""" "Seconds":0 """, 0)]
    [InlineData(""" "Seconds":99999999 """, 99999999)]
    [InlineData(""" "SecondsPath":"$.seconds" """, 3)]
    [InlineData(""" "Timestamp":"2026-01-01T00:01:00Z" """, 60)]
    [InlineData(""" "Timestamp":"2026-01-01T02:00:00.5+01:00" """, 3600.5)]
    [InlineData(""" "TimestampPath":"$.tomorrow" """, 86400)]
    [InlineData(""" "Timestamp":"2016-03-14T01:59:00Z" """, 0)]
    public void A_wait_lasts_as_long_as_it_says(string fields, double seconds)
    {
        var workflow = Workflow.Run($$$$"""{"W":{"Type":"Wait",{{{{fields}}}},"End":true}}""", """{"seconds":3,"tomorrow":"2026-01-02T00:00:00.000000000Z"}""");

        workflow.Seconds.ShouldBe(seconds);
        workflow.Trail.ShouldBe("WaitStateEntered WaitStateExited");
        workflow.Execution.Input.ToJson().ShouldBe(workflow.Output);
    }

    [Theory]
    [InlineData("SecondsPath", "-1", "The SecondsPath parameter references a negative value: $.v == -1")]
    [InlineData("SecondsPath", "1.5", "The SecondsPath parameter cannot be parsed as a long value: $.v == 1.5")]
    [InlineData("SecondsPath", "null", "The SecondsPath parameter cannot be parsed as a long value: $.v == null")]
    [InlineData("TimestampPath", "\"noon\"", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.v == noon")]
    [InlineData("TimestampPath", "\"2026-12-05T21:29:29\"", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.v == 2026-12-05T21:29:29")]
    [InlineData("TimestampPath", "\"2026-13-05T21:29:29Z\"", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.v == 2026-13-05T21:29:29Z")]
    public void A_wait_for_nonsense_fails_the_execution(string field, string value, string cause)
    {
        var result = Workflow.Run($$$$"""{"W":{"Type":"Wait","{{{{field}}}}":"$.v","End":true}}""", $$$$"""{"v":{{{{value}}}}}""").Result;

        result.Error.ShouldBe("States.Runtime");
        result.Cause.ShouldBe(Prefix + cause);
    }

    [Fact]
    public void A_missing_value_is_named_by_its_path() =>
        Workflow.Run("""{"W":{"Type":"Wait","SecondsPath":"$.v","End":true}}""").Result.Cause
            .ShouldBe(Prefix + "The SecondsPath parameter does not reference an input value: $.v");
}
