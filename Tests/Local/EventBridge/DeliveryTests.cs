using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class DeliveryTests
{
    private const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";

    [Fact]
    public async Task A_queue_whose_policy_allows_it_gets_the_whole_event()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders");
        await yard.RuleAsync(new { Id = "1", Arn = queue });

        await yard.PutAsync();

        var received = JsonElement.Parse(await yard.BodyAsync(queue));
        var id = received.GetProperty("id").GetString();
        received.GetRawText().ShouldBe(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"Order","source":"shop","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":["order/7"],"detail":{"item":"book"}}""");
    }

    [Fact]
    public async Task What_a_queue_does_not_allow_is_told_with_the_missing_statement_and_kept_in_the_dead_letter_queue()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders", takesEvents: false);
        var dead = yard.CreateQueue("dead");
        await yard.RuleAsync(new { Id = "1", Arn = queue, DeadLetterConfig = new { Arn = dead } });

        await yard.PutAsync();

        (await yard.ReceiveAsync(queue)).ShouldBeEmpty();
        var letter = (await yard.ReceiveAsync(dead)).ShouldHaveSingleItem();
        JsonElement.Parse(letter.Body).GetProperty("detail").GetRawText().ShouldBe("""{"item":"book"}""");
        letter.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue).ShouldBe(new Dictionary<string, string?>
        {
            ["ERROR_CODE"] = "NO_PERMISSIONS",
            ["ERROR_MESSAGE"] = $"User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: {queue} because no resource-based policy allows the sqs:SendMessage action",
            ["RULE_ARN"] = yard.RuleArn(),
            ["TARGET_ARN"] = queue,
        });
        yard.Terminal.Lines.ShouldContain(
            $$$$"""IAM: events.amazonaws.com may not sqs:SendMessage on {{{{queue}}}} for {{{{yard.RuleArn()}}}}; add to the policy of {{{{queue}}}}: {"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{{{queue}}}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{{{yard.RuleArn()}}}}"}}}""");
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith($"events: rule → {queue} not delivered: NO_PERMISSIONS", StringComparison.Ordinal) && line.EndsWith($"it is in {dead}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_be_delivered_nowhere_is_told_of()
    {
        await using var yard = await EventYard.OpenAsync();
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("sqs", "none") });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("kinesis", "stream/s"), RoleArn = yard.RoleArn("r") }, name: "stream");

        await yard.PutAsync();

        yard.Terminal.Lines.ShouldContain($"events: rule → {yard.Arn("sqs", "none")} not delivered: NO_RESOURCE, there is no such queue; it is lost, for the target has no DeadLetterConfig");
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith($"events: stream → {yard.Arn("kinesis", "stream/s")} not delivered: NO_RESOURCE, nothing here takes events at this ARN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_FIFO_queue_gets_events_in_the_group_of_the_target()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders.fifo");
        await yard.RuleAsync(new { Id = "1", Arn = queue, SqsParameters = new { MessageGroupId = "shop" } });

        await yard.PutAsync();

        (await yard.ReceiveAsync(queue)).ShouldHaveSingleItem().GroupId.ShouldBe("shop");
    }

    [Fact]
    public async Task A_topic_whose_policy_allows_it_publishes_the_event()
    {
        await using var yard = await EventYard.OpenAsync(
            null,
            Inputs.Resource("aws-native:sqs:Queue", "inbox", """{"queueName":"inbox"}"""),
            Sqs.Queues.Policy("inbox", "arn:aws:sns:us-east-1:123456789012:news"),
            Inputs.Resource("aws-native:sns:Topic", "news", """{"topicName":"news","subscription":[{"protocol":"sqs","endpoint":"arn:aws:sqs:us-east-1:123456789012:inbox"}]}"""),
            Inputs.Resource("aws-native:sns:Topic", "closed", """{"topicName":"closed"}"""),
            Inputs.Resource("aws-native:sns:TopicPolicy", "policy", """
                {"topics":["arn:aws:sns:us-east-1:123456789012:news"],
                 "policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:123456789012:news"}}}
                """));
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("sns", "news"), InputPath = "$.detail" });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("sns", "closed") }, name: "closed");

        await yard.PutAsync();

        JsonElement.Parse(await yard.BodyAsync(yard.Arn("sqs", "inbox"))).GetProperty("Message").GetString().ShouldBe("""{"item":"book"}""");
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith($"IAM: events.amazonaws.com may not sns:Publish on {yard.Arn("sns", "closed")}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_group_gets_events_once_a_resource_policy_allows_it()
    {
        await using var yard = await EventYard.OpenAsync();
        const string Group = "/aws/events/orders";
        await yard.CallAsync("Logs_20140328.CreateLogGroup", new { logGroupName = Group });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("logs", $"log-group:{Group}") });
        await yard.PutAsync();
        await yard.CallAsync("Logs_20140328.PutResourcePolicy", new
        {
            policyName = "events",
            policyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","delivery.logs.amazonaws.com"]},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/*:*"}]}""",
        });

        await yard.PutAsync("""{"item":"pen"}""");

        var logged = yard.Logs[Group].Events(_ => true).ShouldHaveSingleItem();
        JsonElement.Parse(logged.Message).GetProperty("detail").GetRawText().ShouldBe("""{"item":"pen"}""");
        yard.Terminal.Lines.ShouldContain(line => line.Contains("may not logs:CreateLogStream on arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/orders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_machine_is_started_as_the_targets_role_may()
    {
        await using var yard = await EventYard.OpenAsync(
            null,
            EventYard.Role("starter", "states:StartExecution", "arn:aws:states:us-east-1:123456789012:stateMachine:orders"),
            EventYard.Role("idle", "states:StopExecution", "*"),
            EventYard.Role("stranger", "states:StartExecution", "*", service: "lambda.amazonaws.com"));
        var machine = (await yard.CallAsync("AWSStepFunctions.CreateStateMachine", new { name = "orders", definition = Pass, roleArn = yard.RoleArn("other") })).GetProperty("stateMachineArn").GetString()!;
        var dead = yard.CreateQueue("dead");
        await yard.RuleAsync(new { Id = "1", Arn = machine, RoleArn = yard.RoleArn("starter") });
        await yard.RuleAsync(new { Id = "1", Arn = machine, RoleArn = yard.RoleArn("idle"), DeadLetterConfig = new { Arn = dead } }, name: "idle");
        await yard.RuleAsync(new { Id = "1", Arn = machine, RoleArn = yard.RoleArn("stranger"), DeadLetterConfig = new { Arn = dead } }, name: "stranger");

        await yard.PutAsync();

        var execution = (await yard.CallAsync("AWSStepFunctions.ListExecutions", new { stateMachineArn = machine })).GetProperty("executions").EnumerateArray().ShouldHaveSingleItem();
        var described = await yard.CallAsync("AWSStepFunctions.DescribeExecution", new { executionArn = execution.GetProperty("executionArn").GetString() });
        var input = JsonElement.Parse(described.GetProperty("input").GetString()!);
        input.GetProperty("detail").GetRawText().ShouldBe("""{"item":"book"}""");
        execution.GetProperty("name").GetString()!.ShouldStartWith($"{input.GetProperty("id").GetString()}_");
        (await yard.ReceiveAsync(dead)).Select(letter => letter.Attributes["ERROR_CODE"].StringValue).ShouldBe(["NO_PERMISSIONS", "NO_PERMISSIONS"]);
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith($"IAM: role idle may not states:StartExecution on {machine}; add to its policy:", StringComparison.Ordinal));
        yard.Terminal.Lines.ShouldContain(line => line.StartsWith("IAM: role stranger does not trust events.amazonaws.com; add to its trust policy:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_input_that_is_not_JSON_starts_no_state_machine()
    {
        await using var yard = await EventYard.OpenAsync();
        var machine = (await yard.CallAsync("AWSStepFunctions.CreateStateMachine", new { name = "orders", definition = Pass, roleArn = yard.RoleArn("other") })).GetProperty("stateMachineArn").GetString()!;
        await yard.RuleAsync(new { Id = "1", Arn = machine, RoleArn = yard.RoleArn("other"), InputTransformer = new { InputTemplate = "no JSON" } });

        await yard.PutAsync();

        yard.Terminal.Lines.ShouldContain(line => line.StartsWith($"events: rule → {machine} not delivered: INVALID_JSON", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_goes_on_to_another_bus_but_never_back()
    {
        await using var yard = await EventYard.OpenAsync(null, EventYard.Role("forward", "events:PutEvents", "*"));
        var queue = yard.CreateQueue("orders");
        await yard.CallAsync("CreateEventBus", new { Name = "shop" });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("events", "event-bus/shop"), RoleArn = yard.RoleArn("forward") });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("events", "event-bus/default"), RoleArn = yard.RoleArn("forward") }, name: "back", bus: "shop");
        await yard.CallAsync("PutTargets", new { Rule = "back", EventBusName = "shop", Targets = new[] { new { Id = "2", Arn = queue } } });

        await yard.PutAsync();

        JsonElement.Parse(await yard.BodyAsync(queue)).GetProperty("source").GetString().ShouldBe("shop");
        yard.Terminal.Lines.ShouldContain("events: back → default ends here: the event came over that bus already (default → shop)");
    }

    [Fact]
    public async Task A_bus_that_its_policy_opens_needs_no_role()
    {
        await using var yard = await EventYard.OpenAsync();
        await yard.CallAsync("CreateEventBus", new { Name = "shop" });
        await yard.RuleAsync(new { Id = "1", Arn = yard.Arn("events", "event-bus/shop") });

        await yard.PutAsync();
        await yard.CallAsync("PutPermission", new { EventBusName = "shop", Policy = yard.Allow("events:PutEvents", yard.Arn("events", "event-bus/shop")) });
        var refusals = yard.Terminal.Lines.Count(line => line.Contains("may not events:PutEvents", StringComparison.Ordinal));
        await yard.PutAsync();

        refusals.ShouldBe(1);
        yard.Terminal.Lines.Count(line => line.Contains("may not events:PutEvents", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_disabled_rule_fires_no_more_until_it_is_enabled_again()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders");
        await yard.RuleAsync(new { Id = "1", Arn = queue });

        await yard.CallAsync("DisableRule", new { Name = "rule" });
        await yard.PutAsync();
        await yard.CallAsync("EnableRule", new { Name = "rule" });
        await yard.PutAsync("""{"item":"pen"}""");

        JsonElement.Parse(await yard.BodyAsync(queue)).GetProperty("detail").GetRawText().ShouldBe("""{"item":"pen"}""");
    }

    // The examples of AWS's guide, "Amazon EventBridge input transformation".
    [Theory]
    [InlineData("""{"Input":"{\"fixed\":[1]}"}""", """{"fixed":[1]}""")]
    [InlineData("""{"InputPath":"$.detail.state"}""", "\"RUNNING\"")]
    [InlineData("""{"InputPath":"$.detail.none"}""", "\"\"")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"instance":"$.detail.instance-id","state":"$.detail.state"},"InputTemplate":"\"instance <instance> is in <state>\""}}""", "\"instance i-0123456789 is in RUNNING\"")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"instance":"$.detail.instance-id","state":"$.detail.state"},"InputTemplate":"\"instance <instance> is in \\\"<state>\\\"\""}}""", "\"instance i-0123456789 is in \\\"RUNNING\\\"\"")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"instance":"$.detail.instance-id","state":"$.detail.state"},"InputTemplate":"{\"instance\":<instance>,\"state\":<state>}"}}""", """{"instance":"i-0123456789","state":"RUNNING"}""")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"instance":"$.detail.instance-id","state":"$.detail.state"},"InputTemplate":"{\"instance\":\"<instance>\",\"text\":\"instance \\\"<instance>\\\" is in <state>\"}"}}""", """{"instance":"i-0123456789","text":"instance \"i-0123456789\" is in RUNNING"}""")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"tags":"$.detail.tags","n":"$.detail.count"},"InputTemplate":"{\"tags\":<tags>,\"n\":<n>,\"none\":<none>,\"rule\":<aws.events.rule-name>,\"arn\":\"<aws.events.rule-arn>\"}"}}""", """{"tags":[{"k":"a"}],"n":3,"none":"","rule":"rule","arn":"arn:aws:events:us-east-1:123456789012:rule/rule"}""")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"first":"$.detail.tags[0].k","all":"$.detail.tags[*].k"},"InputTemplate":"{\"first\":<first>,\"all\":<all>,\"at\":<aws.events.event.ingestion-time>}"}}""", """{"first":"a","all":["a"],"at":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"detail":"$.detail.tags"},"InputTemplate":"\"tags: <detail>\""}}""", "\"tags: [{k:a}]\"")]
    public async Task A_target_gets_what_it_asks_for(string input, string expected)
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders");
        var target = ((ObjectValue)Value.Parse(input)).With("Id", "1").With("Arn", queue);
        await yard.RuleAsync(JsonElement.Parse(target.ToJson()));

        await yard.PutAsync("""{"instance-id":"i-0123456789","state":"RUNNING","count":3,"tags":[{"k":"a"}]}""");

        (await yard.BodyAsync(queue)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_template_may_hold_the_whole_event()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = yard.CreateQueue("orders");
        await yard.RuleAsync(new { Id = "1", Arn = queue, InputTransformer = new { InputTemplate = """{"frame":<aws.events.event>,"all":<aws.events.event.json>}""" } });

        await yard.PutAsync();

        var received = JsonElement.Parse(await yard.BodyAsync(queue));
        received.GetProperty("frame").TryGetProperty("detail", out _).ShouldBeFalse();
        received.GetProperty("frame").GetProperty("source").GetString().ShouldBe("shop");
        received.GetProperty("all").GetProperty("detail").GetRawText().ShouldBe("""{"item":"book"}""");
    }
}
