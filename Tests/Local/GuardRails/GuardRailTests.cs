using System.Text.Json;
using System.Text.Json.Nodes;
using Stepyard.Local.GuardRails;
using Stepyard.Local.GuardRails.Waivers;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;
using Stepyard.Tests.Stacks;

namespace Stepyard.Tests.Local.GuardRails;

/// <summary>Every rule keeps quiet about the stack as it is, and speaks up when a change breaks it.</summary>
public sealed class GuardRailTests
{
    private const string Role = "aws-native:iam:Role";
    private const string Trust = "assumeRolePolicyDocument.Statement.0";
    private const string Statement = "policies.0.policyDocument.Statement.0";

    private static readonly GuardRailsFile Nothing = GuardRailsFile.Parse("");

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task A_stack_keeps_every_rule_that_is_not_waived(string stack)
    {
        var report = GuardRailReport.Of(stack, (await RecordedStack.Of(stack)).Resources, GuardRailsFile.Read(Repository.Find()));

        report.Problems.ShouldBeEmpty("Mend what the message says, or waive it in guardrails.yaml with a reason: docs/guard-rails.md.");
    }

    // What a resource of prod has at a place is made something else, or is gone.
    [Theory]
    [InlineData("no-wildcard-actions", Role, "notify-workflow", $"{Statement}.Action.0", "\"sns:*\"", "the statement PublishToTopics allows sns:*.")]
    [InlineData("no-wildcard-resources", Role, "notify-workflow", $"{Statement}.Resource.0", "\"*\"", "the statement PublishToTopics allows sns:Publish on *, where AWS allows an ARN. Name the resource, such as arn:aws:sns:REGION:ACCOUNT:…")]
    [InlineData("no-wildcard-resources", Role, "notify-workflow", $"{Statement}.Resource.0", "\"arn:aws:sns:us-east-1:*:notifications-prod\"", "allows sns:Publish on arn:aws:sns:us-east-1:*:notifications-prod")]
    [InlineData("no-wildcard-resources", Role, "ValidateDragon-function", $"{Statement}.Resource.0", "\"arn:aws:dynamodb:us-east-1:123456789012:table/*\"", "allows dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/*")]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Condition", null, "states.amazonaws.com may assume it on behalf of any account's resources.")]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Condition.ArnEquals", "{\"aws:SourceArn\":\"*\"}", null)]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Condition", "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:states:us-east-1:*:stateMachine:*\"} }", "states.amazonaws.com may assume it")]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Condition", "{\"StringEqualsIfExists\":{\"aws:SourceAccount\":\"123456789012\"} }", "states.amazonaws.com may assume it")]
    [InlineData("no-wildcard-resources", Role, "notify-workflow", $"{Statement}.Resource.0", "\"arn:aws:s3:::shop/*\"", null)]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Principal", "{\"AWS\":\"*\"}", "anybody may assume it (Principal *).")]
    [InlineData("pinned-trust", Role, "pizza-workflow", $"{Trust}.Principal", "{\"Federated\":\"github\"}", "anybody whom github knows may assume it. Pin the subject (:sub)")]
    [InlineData("pinned-policies", "aws-native:sns:TopicPolicy", "alarms", "policyDocument.Statement.0.Condition", null, "the statement TellOfAlarms lets cloudwatch.amazonaws.com in on behalf of any account's resources.")]
    [InlineData("pinned-policies", "aws-native:sqs:QueueInlinePolicy", "receipts", "policyDocument.Statement.0.Condition", null, "a statement lets sns.amazonaws.com in on behalf of any account's resources.")]
    [InlineData("log-retention", "aws-native:logs:LogGroup", "pizza-logs", "retentionInDays", null, "it keeps its events for ever")]
    [InlineData("execution-logs", "aws-native:stepfunctions:StateMachine", "pizza", "loggingConfiguration.level", "\"OFF\"", "executions are not logged, and an Express execution leaves nothing else behind.")]
    [InlineData("execution-logs", "aws-native:stepfunctions:StateMachine", "dragons", "loggingConfiguration", null, "executions are not logged, and its history is gone 90 days after its end.")]
    [InlineData("function-logs", "aws:lambda/function:Function", "AddDragon", "loggingConfig.logGroup", "\"/aws/lambda/other\"", "its log group is none of the stack's")]
    [InlineData("stage-logs", "aws-native:apigatewayv2:Stage", "stepyard-default", "accessLogSettings", null, "requests are not logged.")]
    [InlineData("stage-logs", "aws-native:apigateway:Stage", "stepyard-rest", "accessLogSetting", null, "requests are not logged.")]
    [InlineData("throttled-stages", "aws-native:apigatewayv2:Stage", "stepyard-default", "defaultRouteSettings.throttlingBurstLimit", null, "Give all its routes throttlingRateLimit and throttlingBurstLimit")]
    [InlineData("throttled-stages", "aws-native:apigateway:Stage", "stepyard-rest", "methodSettings.0.httpMethod", "\"POST\"", "it lets through whatever comes")]
    [InlineData("encrypted-at-rest", "aws-native:sqs:Queue", "callback", "sqsManagedSseEnabled", "false", "Give it SqsManagedSseEnabled = true")]
    [InlineData("encrypted-at-rest", "aws-native:sns:Topic", "notifications", "kmsMasterKeyId", null, "Give it KmsMasterKeyId: alias/aws/sns")]
    [InlineData("encrypted-at-rest", "aws-native:dynamodb:Table", "dragons", "sseSpecification", null, "Give it SseSpecification with SseEnabled = true")]
    [InlineData("protected-data", "aws-native:dynamodb:Table", "dragons", "deletionProtectionEnabled", "false", "its items can be lost in prod: give it DeletionProtectionEnabled")]
    [InlineData("protected-data", "aws-native:dynamodb:Table", "dragons", "pointInTimeRecoverySpecification", null, "give it PointInTimeRecoverySpecification")]
    [InlineData("tagged", "aws-native:sqs:Queue", "callback", "tags", "[{\"key\":\"Stack\",\"value\":\"prod\"}]", "it has no tag Project.")]
    [InlineData("tagged", "aws-native:apigatewayv2:Api", "stepyard", "tags", null, "it has no tag Project and Stack.")]
    [InlineData("named-after-stack", "aws-native:sqs:Queue", "callback", "queueName", "\"callback\"", "it is called callback in every stack")]
    [InlineData("named-after-stack", "aws-native:sqs:Queue", "callback", "queueName", null, null)]
    public async Task A_change_that_breaks_a_rule_is_found_with_the_likely_fix(string rule, string type, string name, string place, string? value, string? message)
    {
        var stack = await RecordedStack.Of("prod");
        Check(rule, stack.Resources).Select(it => it.Resource.Name).ShouldNotContain(name);

        var found = Check(rule, stack.Resources.Select(it => it.Type == type && it.Name == name ? Changed(it, place, value) : it)).Where(it => it.Resource.Name == name);

        if (message is null)
        {
            found.ShouldBeEmpty();
        }
        else
        {
            found.ShouldHaveSingleItem().Message.ShouldContain(message);
        }
    }

    [Theory]
    [InlineData("execution-logs", "logLevel", "OFF", "pizza")]
    [InlineData("protected-data", "protectData", "false", "dragons")]
    [InlineData("watched-executions", "alarms", "false", "pizza")]
    [InlineData("watched-functions", "alarms", "false", "PineappleCheck")]
    [InlineData("watched-dead-letters", "alarms", "false", "callback-dead-letters")]
    public async Task A_configuration_that_breaks_a_rule_is_found(string rule, string key, string value, string name)
    {
        var stack = await RecordedStack.Of("prod", new() { [key] = value });

        Check(rule, stack.Resources).Select(it => it.Resource.Name).ShouldContain(name);
        Check(rule, (await RecordedStack.Of("prod")).Resources).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("watched-executions", "pizza-timed-out", "pizza", "nobody is told of ExecutionsTimedOut in prod.")]
    [InlineData("watched-functions", "AddDragon-errors", "AddDragon", "nobody is told of its errors in prod.")]
    [InlineData("watched-dead-letters", "callback-dead-letters-depth", "callback-dead-letters", "nobody is told of them in prod.")]
    public async Task An_alarm_that_is_missing_or_tells_nobody_is_found_where_somebody_is_to_be_told(string rule, string alarm, string name, string message)
    {
        var resources = (await RecordedStack.Of("prod")).Resources;
        var without = resources.RemoveAll(it => it.Name == alarm);
        var silent = resources.Select(it => it.Name == alarm ? Changed(it, "alarmActions", "[]") : it);

        Check(rule, without).ShouldHaveSingleItem().ShouldSatisfyAllConditions(it => it.Resource.Name.ShouldBe(name), it => it.Message.ShouldContain(message));
        Check(rule, silent).ShouldHaveSingleItem().Resource.Name.ShouldBe(name);
        Check(rule, without, "dev").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("task-timeouts", "", "the Task 'Call' waits for an answer for up to a year")]
    [InlineData("task-timeouts", "\"TimeoutSeconds\":5", null)]
    [InlineData("task-timeouts", "\"TimeoutSecondsPath\":\"$.patience\"", null)]
    [InlineData("lambda-retries", "", "the Task 'Call' does not try again on Lambda.ServiceException, Lambda.AWSLambdaException, Lambda.SdkClientException, Lambda.TooManyRequestsException, which pass.")]
    [InlineData("lambda-retries", "\"Retry\":[{\"ErrorEquals\":[\"Lambda.ServiceException\"],\"JitterStrategy\":\"FULL\"}]", "does not try again on Lambda.AWSLambdaException, Lambda.SdkClientException, Lambda.TooManyRequestsException")]
    [InlineData("lambda-retries", "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}]", "the Task 'Call' tries again without jitter")]
    [InlineData("lambda-retries", "\"Retry\":[{\"ErrorEquals\":[\"Lambda.ServiceException\"],\"MaxAttempts\":0},{\"ErrorEquals\":[\"States.ALL\"],\"JitterStrategy\":\"FULL\"}]", "does not try again on Lambda.ServiceException, which pass.")]
    [InlineData("lambda-retries", "\"Retry\":[{\"ErrorEquals\":[\"States.TaskFailed\"],\"JitterStrategy\":\"FULL\"}]", null)]
    public async Task A_definition_that_breaks_a_rule_is_found_however_deep_the_Task_is(string rule, string fields, string? message)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", $$"""
            {"Comment":"${NotificationsTopicArn}","StartAt":"Each","States":{"Each":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Both","States":{"Both":{"Type":"Parallel","End":true,
              "Branches":[{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f",{{(fields.Length > 0 ? fields + "," : "")}}"End":true} } }] } } } } } }
            """);

        var found = Check(rule, (await RecordedStack.Of("prod", new() { ["definitions"] = definitions.Path })).Resources);

        if (message is null)
        {
            found.ShouldBeEmpty();
        }
        else
        {
            found.ShouldHaveSingleItem().Message.ShouldContain(message);
        }
    }

    [Fact]
    public void Every_rule_has_a_change_here_that_breaks_it()
    {
        string[] broken =
        [
            .. Cases(nameof(A_change_that_breaks_a_rule_is_found_with_the_likely_fix)),
            .. Cases(nameof(A_configuration_that_breaks_a_rule_is_found)),
            .. Cases(nameof(A_definition_that_breaks_a_rule_is_found_however_deep_the_Task_is)),
        ];

        RuleTable.All.Select(rule => rule.Name).Except(broken).ShouldBeEmpty();

        static IEnumerable<string> Cases(string test) =>
            typeof(GuardRailTests).GetMethod(test)!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().SelectMany(data => data.GetData(null!)).Select(data => (string)data[0]);
    }

    private static IEnumerable<Finding> Check(string rule, IEnumerable<RecordedResource> resources, string stack = "prod") =>
        GuardRailReport.Of(stack, resources, Nothing).Findings.Where(finding => finding.Rule == rule);

    private static RecordedResource Changed(RecordedResource resource, string place, string? value)
    {
        var inputs = JsonNode.Parse(resource.Inputs.GetRawText())!;
        var names = place.Split('.');
        var parent = names[..^1].Aggregate(inputs, (node, name) => (int.TryParse(name, out var i) ? node[i] : node[name])!);
        if (int.TryParse(names[^1], out var index))
        {
            parent[index] = JsonNode.Parse(value!);
        }
        else if (value is null)
        {
            parent.AsObject().Remove(names[^1]);
        }
        else
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }

        return resource with { Inputs = JsonSerializer.SerializeToElement(inputs, JsonSerializerOptions.Default) };
    }
}
