using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Tests.Stacks;

/// <summary>Who is told when something goes wrong in an environment that is watched.</summary>
public sealed class AlarmTests
{
    private const string Alarm = "aws-native:cloudwatch:Alarm";

    private static readonly IEqualityComparer<JsonElement> JsonComparer = EqualityComparer<JsonElement>.Create(JsonElement.DeepEquals);

    [Fact]
    public async Task Developers_are_left_in_peace()
    {
        var stack = await RecordedStack.Of("dev");

        stack.Of(Alarm).ShouldBeEmpty();
        stack.Resources.ShouldNotContain(resource => resource.Name == "alarms");
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Every_alarm_tells_the_topic_when_it_goes_off_and_when_it_is_over(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var topic = $"arn:aws:sns:us-east-1:123456789012:alarms-{environment}";
        stack.Single("aws-native:sns:Topic", "alarms").Text("topicName").ShouldBe($"alarms-{environment}");
        stack.Of(Alarm).Count().ShouldBeGreaterThan(20);
        foreach (var alarm in stack.Of(Alarm))
        {
            alarm.Text("alarmName").ShouldBe($"{alarm.Name}-{environment}");
            alarm.Inputs.GetProperty("alarmActions").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(topic);
            alarm.Inputs.GetProperty("okActions").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(topic);
            alarm.Text("treatMissingData").ShouldBe("notBreaching");
        }
    }

    [Fact]
    public async Task Only_the_alarms_of_the_stack_may_publish_to_its_topic()
    {
        var stack = await RecordedStack.Of("prod");

        stack.Single("aws-native:sns:TopicPolicy", "alarms").Inputs.GetProperty("policyDocument").GetProperty("Statement")[0].ShouldBe(JsonElement.Parse("""
            {"Sid":"TellOfAlarms","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:alarms-prod",
             "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:*-prod"} } }
            """), JsonComparer);
    }

    [Fact]
    public async Task A_pizza_that_fails_is_an_answer_and_a_hundred_within_five_minutes_are_an_alarm()
    {
        var stack = await RecordedStack.Of("prod");

        Threshold("pizza-failed").ShouldBe(100);
        Threshold("pizza-timed-out").ShouldBe(1);
        Threshold("dragons-failed").ShouldBe(1);

        double Threshold(string name) => stack.Single(Alarm, name).Inputs.GetProperty("threshold").GetDouble();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("pizza@example.com", 1)]
    public async Task The_address_that_the_configuration_names_is_told_of_alarms(string address, int subscriptions)
    {
        var stack = await RecordedStack.Of("prod", new() { ["alarmEmail"] = address });

        stack.Of("aws-native:sns:Subscription").Where(subscription => subscription.Text("protocol") == "email").Select(subscription => subscription.Text("endpoint"))
            .ShouldBe(Enumerable.Repeat(address, subscriptions));
    }

    [Fact]
    public async Task What_is_no_address_is_refused()
    {
        var failure = await Should.ThrowAsync<Exception>(() => RecordedStack.Of("prod", new() { ["alarmEmail"] = "pizza" }));

        failure.Message.ShouldContain("stepyard:alarmEmail is pizza; allowed: an e-mail address");
    }
}
