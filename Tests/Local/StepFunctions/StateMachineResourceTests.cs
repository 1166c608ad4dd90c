using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class StateMachineResourceTests
{
    private const string RoleArn = "arn:aws:iam::123456789012:role/pizza";
    private const string StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";
    private const string LogDelivery = """["logs:CreateLogDelivery","logs:GetLogDelivery","logs:UpdateLogDelivery","logs:DeleteLogDelivery","logs:ListLogDeliveries","logs:PutResourcePolicy","logs:DescribeResourcePolicies","logs:DescribeLogGroups"]""";

    [Fact]
    public async Task A_state_machine_of_the_stack_can_be_started_and_described()
    {
        await using var yard = await StatesYard.StartAsync(resources: [Role(), Pizza(StatesYard.Pass)]);

        var described = await yard.CallAsync("DescribeStateMachine", new { stateMachineArn = StateMachineArn });

        described.GetProperty("definition").GetString().ShouldBe(StatesYard.Pass);
        described.GetProperty("roleArn").GetString().ShouldBe(RoleArn);
        described.GetProperty("type").GetString().ShouldBe("EXPRESS");
        described.GetProperty("loggingConfiguration").GetRawText().ShouldBe("""{"level":"OFF","includeExecutionData":false}""");
        (await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn })).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        var listed = (await yard.CallAsync("ListStateMachines", new { })).GetProperty("stateMachines").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("stateMachineArn").GetString().ShouldBe(StateMachineArn);
    }

    [Fact]
    public async Task The_tags_of_the_stack_are_those_of_the_state_machine()
    {
        var tag = StatesYard.Map(("key", "team"), ("value", "oven"));
        await using var yard = await StatesYard.StartAsync(resources: [Role(), Pizza(StatesYard.Pass, [("tags", ImmutableArray.Create<object>(tag))])]);

        (await yard.CallAsync("ListTagsForResource", new { resourceArn = StateMachineArn })).GetRawText().ShouldBe("""{"tags":[{"key":"team","value":"oven"}]}""");
    }

    [Fact]
    public async Task A_definition_with_mistakes_is_refused_with_all_of_them()
    {
        var refusal = await RefusalAsync(Role(), Pizza("""{"StartAt":"Nowhere","States":{"A":{"Type":"Pass","Next":"B"}}}"""));

        refusal.ShouldStartWith("aws-native:stepfunctions:StateMachine 'pizza': its definition has mistakes:");
        refusal.ShouldContain("/StartAt");
        refusal.ShouldContain("/States/A");
    }

    [Fact]
    public async Task An_input_that_would_be_ignored_is_refused() =>
        (await RefusalAsync(Role(), Pizza(StatesYard.Pass, [("definitionSubstitutions", StatesYard.Map(("Topic", "t")))])))
            .ShouldContain("'definitionSubstitutions' is not supported here");

    [Fact]
    public async Task A_role_that_does_not_trust_Step_Functions_is_refused() =>
        (await RefusalAsync(Role(trusted: "lambda.amazonaws.com"), Pizza(StatesYard.Pass)))
            .ShouldEndWith("Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.");

    [Theory]
    [InlineData("logs:CreateLogDelivery")]
    [InlineData("logs:GetLogDelivery")]
    [InlineData("logs:UpdateLogDelivery")]
    [InlineData("logs:DeleteLogDelivery")]
    [InlineData("logs:ListLogDeliveries")]
    [InlineData("logs:PutResourcePolicy")]
    [InlineData("logs:DescribeResourcePolicies")]
    [InlineData("logs:DescribeLogGroups")]
    public async Task Logging_needs_every_action_of_log_delivery(string missing) =>
        (await RefusalAsync(Role(LogDelivery.Replace(missing, "logs:Nothing", StringComparison.Ordinal)), Pizza(StatesYard.Pass, Logging("ALL"))))
            .ShouldEndWith("AccessDeniedException: The state machine IAM Role is not authorized to access the Log Destination");

    [Theory]
    [InlineData("ALL", new[] { "ExecutionStarted", "FailStateEntered", "ExecutionFailed" })]
    [InlineData("ERROR", new[] { "FailStateEntered", "ExecutionFailed" })]
    [InlineData("FATAL", new[] { "ExecutionFailed" })]
    [InlineData("OFF", new string[0])]
    public async Task The_log_level_decides_which_events_are_logged(string level, string[] types)
    {
        var yard = await StatesYard.StartAsync(resources: [Role(LogDelivery), Pizza(StatesYard.Fail, Logging(level))]);
        await using (yard)
        {
            await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn });
        }

        yard.Logged.ShouldAllBe(logged => logged.Group == "/aws/vendedlogs/states/pizza");
        yard.Logged.Select(logged => JsonElement.Parse(logged.Message).GetProperty("type").GetString()).ShouldBe(types);
    }

    [Theory]
    [InlineData(true, """{"name":"Refuse","input":"{\"a\":1}","inputDetails":{"truncated":false}}""")]
    [InlineData(false, """{"name":"Refuse"}""")]
    public async Task An_event_is_logged_as_Step_Functions_vends_it(bool includeExecutionData, string details)
    {
        var yard = await StatesYard.StartAsync(resources: [Role(LogDelivery), Pizza(StatesYard.Fail, Logging("ALL", includeExecutionData))]);
        string? executionArn;
        await using (yard)
        {
            var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn, input = """{"a":1}""" });
            executionArn = answer.GetProperty("executionArn").GetString();
        }

        var entered = JsonElement.Parse(yard.Logged.ElementAt(1).Message);
        entered.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "type", "details", "previous_event_id", "event_timestamp", "execution_arn"]);
        entered.GetProperty("id").GetString().ShouldBe("2");
        entered.GetProperty("previous_event_id").GetString().ShouldBe("0");
        entered.GetProperty("event_timestamp").GetString()!.ShouldMatch(@"^\d{13}$");
        entered.GetProperty("execution_arn").GetString().ShouldBe(executionArn);
        entered.GetProperty("details").GetRawText().ShouldBe(details);
    }

    [Fact]
    public async Task An_execution_is_traced_as_the_role_of_its_state_machine()
    {
        var yard = await StatesYard.StartAsync(resources: [Role("""["xray:PutTraceSegments"]"""), Pizza(StatesYard.Pass, Tracing)]);
        await using (yard)
        {
            await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn, traceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1" });
        }

        var (caller, segment) = yard.Traced.ShouldHaveSingleItem();
        caller.RoleArn.ShouldBe(RoleArn);
        segment.ShouldContain("\"trace_id\":\"1-5759e988-bd862e3fe1be46a994272793\",\"parent_id\":\"53995c3f42cd8ad8\"");
    }

    [Fact]
    public async Task A_trace_that_the_role_may_not_send_fails_nothing_but_is_told()
    {
        var yard = await StatesYard.StartAsync(resources: [Role(), Pizza(StatesYard.Pass, Tracing)]);
        await using (yard)
        {
            var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn });
            answer.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        }

        yard.Lines.ShouldContain(line => line.StartsWith("Failure IAM", StringComparison.Ordinal) && line.Contains("xray:PutTraceSegments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_role_is_assumed_once_for_all_Tasks_of_an_execution()
    {
        const string Twice = """
            {"StartAt":"A","States":{
              "A":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m","TopicArn":"t"},"Next":"B"},
              "B":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m","TopicArn":"t"},"End":true}}}
            """;
        var sns = new PlayedIntegration("sns:publish", _ => new(TaskResult.Succeeded("sent")));
        await using var yard = await StatesYard.StartAsync(integration: sns, resources: [Role(), Pizza(Twice)]);

        await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn });

        sns.Callers.Count.ShouldBe(2);
        sns.Callers.Distinct().ShouldHaveSingleItem().Arn.ShouldMatch("^arn:aws:sts::123456789012:assumed-role/pizza/[A-Za-z]{32}$");
    }

    [Fact]
    public async Task A_service_that_the_yard_lacks_is_told_at_once_and_fails_the_Task_with_those_it_has()
    {
        var sqs = new PlayedIntegration("sqs:sendMessage", _ => new(TaskResult.Succeeded("sent")));
        await using var yard = await StatesYard.StartAsync(integration: sqs, resources: [Role(), Pizza(StatesYard.Publish)]);
        yard.Lines.ShouldContain(line => line.StartsWith("Warning states pizza: the Task Tell will fail here, no service of this yard answers arn:aws:states:::sns:publish. It has: ", StringComparison.Ordinal)
            && line.Contains("sqs", StringComparison.Ordinal));

        var answer = await yard.CallAsync("StartSyncExecution", new { stateMachineArn = StateMachineArn });

        answer.GetProperty("error").GetString().ShouldBe("States.Runtime");
        answer.GetProperty("cause").GetString()!.ShouldContain("'arn:aws:states:::sns:publish'");
        answer.GetProperty("cause").GetString()!.ShouldContain("It has: aws-sdk:sfn, sqs");
    }

    [Theory]
    [InlineData("StartExecution", "states:StartExecution")]
    [InlineData("StartSyncExecution", "states:StartSyncExecution")]
    [InlineData("DescribeStateMachine", "states:DescribeStateMachine")]
    [InlineData("ListExecutions", "states:ListExecutions")]
    [InlineData("DeleteStateMachine", "states:DeleteStateMachine")]
    public async Task Whoever_acts_as_a_role_needs_its_permission(string operation, string action)
    {
        await using var yard = await StatesYard.StartAsync(resources: [Role(), Pizza(StatesYard.Pass)]);
        var caller = new Caller("arn:aws:sts::123456789012:assumed-role/pizza/session", RoleArn);

        var refusal = await yard.RefusalAsync(operation, new { stateMachineArn = StateMachineArn }, caller);

        refusal.Code.ShouldBe("AccessDeniedException");
        refusal.Message.ShouldContain($"is not authorized to perform: {action} on resource: {StateMachineArn}");
    }

    private static IEnumerable<(string, object)> Tracing => [("tracingConfiguration", StatesYard.Map(("enabled", true)))];

    private static IEnumerable<(string, object)> Logging(string level, bool includeExecutionData = true)
    {
        var group = StatesYard.Map(("cloudWatchLogsLogGroup", StatesYard.Map(("logGroupArn", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/pizza:*"))));
        yield return ("loggingConfiguration", StatesYard.Map(("level", level), ("includeExecutionData", includeExecutionData), ("destinations", ImmutableArray.Create<object>(group))));
    }

    private static MockResourceArgs Pizza(string definition, IEnumerable<(string, object)>? more = null) =>
        StatesYard.Resource("aws-native:stepfunctions:StateMachine", "pizza", [
            ("stateMachineName", "pizza"), ("definitionString", definition), ("roleArn", RoleArn), ("stateMachineType", "EXPRESS"), .. more ?? []]);

    private static MockResourceArgs Role(string actions = """["states:Nothing"]""", string trusted = "states.amazonaws.com") =>
        StatesYard.Resource("aws-native:iam:Role", "pizza", [
            ("roleName", "pizza"),
            ("assumeRolePolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole"}]}"""),
            ("policies", ImmutableArray.Create<object>(StatesYard.Map(
                ("policyName", "what-it-may"),
                ("policyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{actions}},"Resource":"*"}]}"""))))]);

    private static async Task<string> RefusalAsync(params MockResourceArgs[] resources) =>
        (await Should.ThrowAsync<ProvisioningException>(() => StatesYard.StartAsync(resources: resources))).Message;
}
