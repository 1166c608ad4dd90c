using System.Text.Json;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class RuleTests : IAsyncLifetime
{
    private EventYard _yard = null!;

    public async Task InitializeAsync() => _yard = await EventYard.OpenAsync();

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [Fact]
    public async Task A_rule_is_told_as_it_was_put()
    {
        var put = await _yard.CallAsync("PutRule", new { Name = "orders", EventPattern = EventYard.Pattern, Description = "all", State = "DISABLED", Tags = new[] { new { Key = "team", Value = "red" } } });
        var described = await _yard.CallAsync("DescribeRule", new { Name = "orders" });

        put.GetProperty("RuleArn").GetString().ShouldBe("arn:aws:events:us-east-1:123456789012:rule/orders");
        described.GetRawText().ShouldBe("""
            {"Name":"orders","Arn":"arn:aws:events:us-east-1:123456789012:rule/orders","EventPattern":"{\"source\":[\"shop\"]}","State":"DISABLED","Description":"all","EventBusName":"default","CreatedBy":"123456789012"}
            """);
        (await _yard.CallAsync("ListTagsForResource", new { ResourceARN = put.GetProperty("RuleArn").GetString() })).GetRawText().ShouldBe("""{"Tags":[{"Key":"team","Value":"red"}]}""");
    }

    [Fact]
    public async Task A_rule_that_is_put_again_keeps_its_targets_and_tags_and_nothing_else()
    {
        await _yard.CallAsync("PutRule", new { Name = "orders", EventPattern = EventYard.Pattern, Description = "all", Tags = new[] { new { Key = "team", Value = "red" } } });
        await _yard.CallAsync("PutTargets", new { Rule = "orders", Targets = new[] { new { Id = "1", Arn = "arn:aws:sqs:us-east-1:123456789012:orders" } } });
        await _yard.CallAsync("PutRule", new { Name = "orders", ScheduleExpression = "rate(5 minutes)", Tags = new[] { new { Key = "team", Value = "blue" } } });

        var described = await _yard.CallAsync("DescribeRule", new { Name = "orders" });
        described.TryGetProperty("Description", out _).ShouldBeFalse();
        described.TryGetProperty("EventPattern", out _).ShouldBeFalse();
        described.GetProperty("ScheduleExpression").GetString().ShouldBe("rate(5 minutes)");
        (await _yard.CallAsync("ListTargetsByRule", new { Rule = "orders" })).GetProperty("Targets").GetArrayLength().ShouldBe(1);
        (await _yard.CallAsync("ListTagsForResource", new { ResourceARN = _yard.RuleArn("orders") })).GetRawText().ShouldContain("red");
    }

    [Fact]
    public async Task Rules_are_listed_by_name_prefix_page_and_target()
    {
        foreach (var name in new[] { "b1", "a1", "a2" })
        {
            await _yard.RuleAsync(new { Id = "1", Arn = $"arn:aws:sqs:us-east-1:123456789012:{name[..1]}" }, name: name);
        }

        var first = await _yard.CallAsync("ListRules", new { Limit = 2 });
        var second = await _yard.CallAsync("ListRules", new { Limit = 2, NextToken = first.GetProperty("NextToken").GetString() });
        Names(first).ShouldBe(["a1", "a2"]);
        Names(second).ShouldBe(["b1"]);
        second.TryGetProperty("NextToken", out _).ShouldBeFalse();
        Names(await _yard.CallAsync("ListRules", new { NamePrefix = "a" })).ShouldBe(["a1", "a2"]);
        (await _yard.CallAsync("ListRuleNamesByTarget", new { TargetArn = "arn:aws:sqs:us-east-1:123456789012:a" })).GetRawText().ShouldBe("""{"RuleNames":["a1","a2"]}""");
    }

    [Fact]
    public async Task Targets_are_told_as_they_were_put_until_they_are_removed()
    {
        const string Target = """{"Id":"1","Arn":"arn:aws:states:us-east-1:123456789012:stateMachine:m","RoleArn":"arn:aws:iam::123456789012:role/r","InputTransformer":{"InputPathsMap":{"a":"$.detail.a"},"InputTemplate":"{\"a\":<a>}"},"RetryPolicy":{"MaximumRetryAttempts":2}}""";
        await _yard.CallAsync("PutRule", new { Name = "orders", EventPattern = EventYard.Pattern });
        await _yard.CallAsync("PutTargets", new { Rule = "orders", Targets = new[] { JsonElement.Parse(Target) } });

        (await _yard.CallAsync("ListTargetsByRule", new { Rule = "orders" })).GetProperty("Targets")[0].GetRawText().ShouldBe(Target);
        (await _yard.RefusalAsync("DeleteRule", new { Name = "orders" })).ShouldBe(("ValidationException", "Rule can't be deleted since it has targets."));
        (await _yard.RefusalAsync("RemoveTargets", new { Rule = "orders", Ids = Array.Empty<string>() })).Code.ShouldBe("ValidationException");
        (await _yard.CallAsync("RemoveTargets", new { Rule = "orders", Ids = new[] { "1", "none" } })).GetRawText().ShouldBe("""{"FailedEntryCount":0,"FailedEntries":[]}""");
        await _yard.CallAsync("DeleteRule", new { Name = "orders" });
        await _yard.CallAsync("DeleteRule", new { Name = "orders" });
        (await _yard.RefusalAsync("DescribeRule", new { Name = "orders" })).ShouldBe(("ResourceNotFoundException", "Rule orders does not exist on EventBus default."));
    }

    [Theory]
    [InlineData("""{"Name":"r"}""", "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    [InlineData("""{"Name":"a b","EventPattern":"{}"}""", "ValidationException", @"1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+")]
    [InlineData("""{"EventPattern":"{}","State":"ON"}""", "ValidationException", "2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]")]
    [InlineData("""{"Name":"r","EventPattern":"{}"}""", "InvalidEventPatternException", "Event pattern is not valid. Reason: Empty objects are not allowed\n at [Source: (String)\"{}\"; line: 1, column: 3]")]
    [InlineData("""{"Name":"r","ScheduleExpression":"rate(1 minutes)"}""", "ValidationException", "Parameter ScheduleExpression is not valid.")]
    [InlineData("""{"Name":"r","ScheduleExpression":"rate(1 minute)","EventBusName":"shop"}""", "ValidationException", "ScheduleExpression is supported only on the default event bus.")]
    [InlineData("""{"Name":"r","EventPattern":"{\"a\":[1]}","EventBusName":"shop"}""", "ResourceNotFoundException", "Event bus shop does not exist.")]
    public async Task A_rule_with_mistakes_is_refused(string request, string code, string message) =>
        (await _yard.RefusalAsync("PutRule", JsonElement.Parse(request))).ShouldBe((code, message));

    [Theory]
    [InlineData("""{"Id":"1","Arn":"queue"}""", "Parameter queue is not valid. Reason: Provided Arn is not in correct format.")]
    [InlineData("""{"Id":"1","Arn":"arn:aws:states:us-east-1:123456789012:stateMachine:m"}""", "RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:m.")]
    [InlineData("""{"Id":"1","Arn":"arn:aws:sqs:us-east-1:123456789012:q.fifo"}""", "Parameter(s) MessageGroupId must be specified for target: 1.")]
    [InlineData("""{"Id":"1","Arn":"arn:aws:sqs:us-east-1:123456789012:q","Input":"{","InputPath":"$.a"}""", "Only one of Input, InputPath, or InputTransformer must be provided for target 1.")]
    [InlineData("""{"Id":"1","Arn":"arn:aws:sqs:us-east-1:123456789012:q","Input":"{"}""", "JSON syntax error in input for target 1")]
    [InlineData("""{"Id":"#","RetryPolicy":{"MaximumRetryAttempts":186}}""", @"3 validation errors detected: Value '#' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+; Value null at 'targets.1.member.arn' failed to satisfy constraint: Member must not be null; Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185")]
    public async Task A_target_with_mistakes_is_refused(string target, string message)
    {
        await _yard.CallAsync("PutRule", new { Name = "r", EventPattern = EventYard.Pattern });
        (await _yard.RefusalAsync("PutTargets", new { Rule = "r", Targets = new[] { JsonElement.Parse(target) } })).ShouldBe(("ValidationException", message));
    }

    [Fact]
    public async Task A_rule_has_five_targets_at_most()
    {
        await _yard.CallAsync("PutRule", new { Name = "r", EventPattern = EventYard.Pattern });
        var targets = Enumerable.Range(0, 6).Select(i => new { Id = $"{i}", Arn = "arn:aws:sqs:us-east-1:123456789012:q" });
        (await _yard.RefusalAsync("PutTargets", new { Rule = "r", Targets = targets })).ShouldBe(("LimitExceededException", "The requested resource exceeds the maximum number allowed."));
    }

    [Fact]
    public async Task Buses_are_made_described_listed_and_deleted()
    {
        var created = await _yard.CallAsync("CreateEventBus", new { Name = "shop", Description = "orders" });
        var described = await _yard.CallAsync("DescribeEventBus", new { Name = "arn:aws:events:us-east-1:123456789012:event-bus/shop" });
        await _yard.CallAsync("PutRule", new { Name = "r", EventPattern = EventYard.Pattern, EventBusName = "shop" });

        created.GetRawText().ShouldBe("""{"EventBusArn":"arn:aws:events:us-east-1:123456789012:event-bus/shop","Description":"orders"}""");
        described.GetProperty("CreationTime").GetDouble().ShouldBe(_yard.Time.GetUtcNow().ToUnixTimeSeconds());
        (await _yard.CallAsync("DescribeRule", new { Name = "r", EventBusName = "shop" })).GetProperty("Arn").GetString().ShouldBe("arn:aws:events:us-east-1:123456789012:rule/shop/r");
        (await _yard.CallAsync("ListEventBuses", new { })).GetProperty("EventBuses").EnumerateArray().Select(bus => bus.GetProperty("Name").GetString()).ShouldBe(["default", "shop"]);
        (await _yard.RefusalAsync("CreateEventBus", new { Name = "shop" })).ShouldBe(("ResourceAlreadyExistsException", "Event bus shop already exists."));
        (await _yard.RefusalAsync("DeleteEventBus", new { Name = "shop" })).Code.ShouldBe("ValidationException");
        await _yard.CallAsync("DeleteRule", new { Name = "r", EventBusName = "shop" });
        await _yard.CallAsync("DeleteEventBus", new { Name = "shop" });
        (await _yard.RefusalAsync("DescribeEventBus", new { Name = "shop" })).ShouldBe(("ResourceNotFoundException", "Event bus shop does not exist."));
        (await _yard.RefusalAsync("DeleteEventBus", new { Name = "default" })).ShouldBe(("ValidationException", "Cannot delete event bus default."));
    }

    [Fact]
    public async Task A_pattern_is_tried_without_a_rule()
    {
        const string Event = """{"id":"1","account":"123456789012","source":"shop","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"Order","detail":{"n":5}}""";

        (await _yard.CallAsync("TestEventPattern", new { EventPattern = """{"detail":{"n":[{"numeric":[">",4]}]}}""", Event })).GetRawText().ShouldBe("""{"Result":true}""");
        (await _yard.CallAsync("TestEventPattern", new { EventPattern = """{"detail":{"n":["5"]}}""", Event })).GetRawText().ShouldBe("""{"Result":false}""");
        (await _yard.RefusalAsync("TestEventPattern", new { EventPattern = "[]", Event })).Code.ShouldBe("InvalidEventPatternException");
        (await _yard.RefusalAsync("TestEventPattern", new { EventPattern = EventYard.Pattern, Event = "{}" })).Code.ShouldBe("ValidationException");
    }

    [Fact]
    public async Task Tags_are_added_and_removed()
    {
        const string Bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";
        await _yard.CallAsync("TagResource", new { ResourceARN = Bus, Tags = new[] { new { Key = "a", Value = "1" }, new { Key = "b", Value = "2" } } });
        await _yard.CallAsync("UntagResource", new { ResourceARN = Bus, TagKeys = new[] { "a" } });

        (await _yard.CallAsync("ListTagsForResource", new { ResourceARN = Bus })).GetRawText().ShouldBe("""{"Tags":[{"Key":"b","Value":"2"}]}""");
        (await _yard.RefusalAsync("ListTagsForResource", new { ResourceARN = _yard.RuleArn("none") })).Code.ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task A_bus_gets_a_policy_statement_by_statement()
    {
        await _yard.CallAsync("PutPermission", new { StatementId = "one", Action = "events:PutEvents", Principal = "111122223333" });
        await _yard.CallAsync("PutPermission", new { StatementId = "two", Action = "events:PutEvents", Principal = "*", Condition = new { Type = "StringEquals", Key = "aws:PrincipalOrgID", Value = "o-1" } });
        await _yard.CallAsync("RemovePermission", new { StatementId = "one" });

        (await _yard.CallAsync("DescribeEventBus", new { })).GetProperty("Policy").GetString().ShouldBe(
            """{"Version":"2012-10-17","Statement":[{"Sid":"two","Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:123456789012:event-bus/default","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}]}""");
        (await _yard.RefusalAsync("RemovePermission", new { StatementId = "one" })).ShouldBe(("ResourceNotFoundException", "Statement with the provided id does not exist."));
        await _yard.CallAsync("RemovePermission", new { RemoveAllPermissions = true });
        (await _yard.RefusalAsync("RemovePermission", new { StatementId = "two" })).ShouldBe(("ResourceNotFoundException", "EventBus does not have a policy."));
    }

    private static IEnumerable<string?> Names(JsonElement answer) => answer.GetProperty("Rules").EnumerateArray().Select(rule => rule.GetProperty("Name").GetString());
}
