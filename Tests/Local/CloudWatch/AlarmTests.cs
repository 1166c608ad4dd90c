using System.Text.Json;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.CloudWatch;

public sealed class AlarmTests
{
    [Fact]
    public async Task An_alarm_goes_off_at_the_turn_of_the_minute_and_tells_its_topic_in_AWSs_words()
    {
        await using var yard = await WatchedYard.OpenAsync(WatchedYard.Alarm());
        yard.Pass(1);
        (await yard.StateAsync()).ShouldBe("OK");
        (await yard.HeardAsync()).ShouldHaveSingleItem().GetProperty("NewStateValue").GetString().ShouldBe("OK");

        yard.Fail();
        (await yard.StateAsync()).ShouldBe("OK");
        yard.Pass(1);

        (await yard.StateAsync()).ShouldBe("ALARM");
        var heard = (await yard.HeardAsync()).ShouldHaveSingleItem();
        heard.GetRawText().ShouldBe(JsonSerializer.Serialize(JsonElement.Parse("""
            {"AlarmName":"failed","AlarmDescription":"Pizza failed","AWSAccountId":"123456789012","AlarmConfigurationUpdatedTimestamp":"2026-01-01T00:00:00.000+0000",
             "NewStateValue":"ALARM","NewStateReason":"Threshold Crossed: 1 datapoint [1.0 (31/12/25 23:57:00)] was greater than or equal to the threshold (1.0).",
             "StateChangeTime":"2026-01-01T00:02:00.000+0000","Region":"US East (N. Virginia)","AlarmArn":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:failed","OldStateValue":"OK",
             "OKActions":["arn:aws:sns:us-east-1:123456789012:alarms"],"AlarmActions":["arn:aws:sns:us-east-1:123456789012:alarms"],"InsufficientDataActions":[],
             "Trigger":{"MetricName":"ExecutionsFailed","Namespace":"AWS/States","StatisticType":"Statistic","Statistic":"SUM","Unit":null,"Dimensions":[{"value":"pizza","name":"StateMachineArn"}],
              "Period":300,"EvaluationPeriods":1,"ComparisonOperator":"GreaterThanOrEqualToThreshold","Threshold":1,"TreatMissingData":"notBreaching","EvaluateLowSampleCountPercentile":""}}
            """)));
    }

    [Fact]
    public async Task An_alarm_is_over_when_the_periods_that_it_looks_at_are_well_again()
    {
        await using var yard = await WatchedYard.OpenAsync(WatchedYard.Alarm());
        yard.Fail();
        yard.Pass(2);
        (await yard.StateAsync()).ShouldBe("ALARM");

        // A value stays the newest one for three periods.
        yard.Pass(13);
        (await yard.StateAsync()).ShouldBe("ALARM");
        yard.Pass(2);
        (await yard.StateAsync()).ShouldBe("OK");
        (await yard.HeardAsync()).Select(told => told.GetProperty("NewStateValue").GetString()).ShouldBe(["ALARM", "OK"]);
    }

    [Fact]
    public async Task Executions_and_queues_are_counted_as_they_happen()
    {
        await using var yard = await WatchedYard.OpenAsync(
            Inputs.Resource("aws-native:iam:Role", "role", """
                {"roleName":"role","assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}}}
                """),
            Inputs.Resource("aws-native:stepfunctions:StateMachine", "bad", """
                {"stateMachineName":"bad","stateMachineType":"EXPRESS","roleArn":"arn:aws:iam::123456789012:role/role","definitionString":"{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\"}}}"}
                """));
        using var http = new HttpClient();
        using var answer = await http.SendAwsJsonAsync(yard.Yard.AwsEndpoint, "AWSStepFunctions.StartSyncExecution", new { stateMachineArn = yard.Yard.Account.Arn("states", "stateMachine:bad") });
        await answer.AcceptedAsync();
        yard.Pass(2);

        (await Sum("AWS/States", "ExecutionsStarted", "StateMachineArn", yard.Yard.Account.Arn("states", "stateMachine:bad"))).ShouldBe(1);
        (await Sum("AWS/States", "ExecutionsFailed", "StateMachineArn", yard.Yard.Account.Arn("states", "stateMachine:bad"))).ShouldBe(1);
        (await Sum("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "heard")).ShouldBe(0);

        async Task<double> Sum(string ns, string name, string dimension, string of) => (await yard.CallAsync("GetMetricStatistics", new
        {
            Namespace = ns,
            MetricName = name,
            Dimensions = new[] { new { Name = dimension, Value = of } },
            StartTime = 1767225600,
            EndTime = 1767229200,
            Period = 3600,
            Statistics = new[] { "Sum" },
        })).GetProperty("Datapoints")[0].GetProperty("Sum").GetDouble();
    }

    [Fact]
    public async Task A_topic_whose_policy_does_not_let_CloudWatch_publish_is_not_told_and_the_terminal_says_so()
    {
        await using var yard = await WatchedYard.OpenAsync(
            WatchedYard.Alarm(),
            Inputs.Resource("aws-native:sns:TopicPolicy", "closed", """
                {"topics":["arn:aws:sns:us-east-1:123456789012:alarms"],"policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},
                 "Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:alarms","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:other"} } } } }
                """));
        yard.Fail();
        yard.Pass(1);

        (await yard.StateAsync()).ShouldBe("ALARM");
        (await yard.HeardAsync()).ShouldBeEmpty();
        yard.Terminal.Lines.ShouldContain(line => line.Contains("failed could not tell arn:aws:sns:us-east-1:123456789012:alarms"));
    }

    [Fact]
    public async Task An_alarm_that_is_set_by_hand_tells_its_topic_and_is_itself_again_a_minute_later()
    {
        await using var yard = await WatchedYard.OpenAsync(WatchedYard.Alarm());
        yard.Pass(1);
        await yard.HeardAsync();

        await yard.CallAsync("SetAlarmState", new { AlarmName = "failed", StateValue = "ALARM", StateReason = "a fire drill" });
        (await yard.HeardAsync()).ShouldHaveSingleItem().GetProperty("NewStateReason").GetString().ShouldBe("a fire drill");
        yard.Pass(1);

        (await yard.StateAsync()).ShouldBe("OK");
    }

    [Fact]
    public async Task An_alarm_whose_actions_are_off_tells_nobody()
    {
        await using var yard = await WatchedYard.OpenAsync(WatchedYard.Alarm());
        await yard.CallAsync("DisableAlarmActions", new { AlarmNames = new[] { "failed" } });
        yard.Fail();
        yard.Pass(1);
        (await yard.StateAsync()).ShouldBe("ALARM");
        (await yard.HeardAsync()).ShouldBeEmpty();

        await yard.CallAsync("EnableAlarmActions", new { AlarmNames = new[] { "failed" } });
        yard.Pass(20);
        (await yard.HeardAsync()).ShouldHaveSingleItem().GetProperty("NewStateValue").GetString().ShouldBe("OK");
    }

    [Theory]
    [InlineData(""","metrics":[]""", "'metrics' is not supported here: alarms watch one metric's statistic.")]
    [InlineData(""","treatMissingData":"well" """, "TreatMissingData is well; allowed: breaching, notBreaching, ignore, missing")]
    [InlineData(""","period":30""", "Period is 30; allowed here: a multiple of 60 seconds")]
    [InlineData(""","evaluationPeriods":289""", "EvaluationPeriods is 289; allowed: 1 and more, and together with Period at most a day (86400 seconds)")]
    [InlineData(""","datapointsToAlarm":2""", "DatapointsToAlarm is 2; allowed: 1 to 1, the EvaluationPeriods")]
    [InlineData(""","comparisonOperator":"GreaterThanUpperThreshold" """, "ComparisonOperator is GreaterThanUpperThreshold; allowed here: GreaterThanOrEqualToThreshold, ")]
    [InlineData(""","alarmActions":["arn:aws:lambda:us-east-1:123456789012:function:f"]""", "The action arn:aws:lambda:us-east-1:123456789012:function:f is not known here; the ARN of an SNS topic is")]
    public async Task An_alarm_that_can_not_be_is_refused_with_what_is_allowed(string change, string message)
    {
        var alarm = WatchedYard.Alarm();
        alarm.Inputs = alarm.Inputs.SetItems(Inputs.Map($"{{{change[1..]}}}"));

        (await Should.ThrowAsync<ProvisioningException>(() => WatchedYard.OpenAsync(alarm))).Message.ShouldStartWith($"aws-native:cloudwatch:Alarm 'failed': {message}");
    }
}
