using System.Text.Json;
using Stepyard.Local.Preview;
using static Stepyard.Tests.Stacks.RolePolicies;

namespace Stepyard.Tests.Stacks;

/// <summary>The REST API, its routes and its page.</summary>
public sealed class RestRouteTests
{
    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

    [Theory]
    [InlineData("pizza", "POST", "pizza", "StartSyncExecution", "stateMachine:PizzaStateMachine-dev")]
    [InlineData("dragons", "POST", "dragons", "StartExecution", "stateMachine:DragonsStateMachine-dev")]
    [InlineData("dragon-report", "GET", "dragons/{executionName}", "DescribeExecution", "execution:DragonsStateMachine-dev:*")]
    [InlineData("webhook", "POST", "webhook", "StartExecution", "stateMachine:WebhookStateMachine-dev")]
    [InlineData("approve", "POST", "approvals/approve", "SendTaskSuccess", "stateMachine:CallbackStateMachine-dev")]
    [InlineData("reject", "POST", "approvals/reject", "SendTaskFailure", "stateMachine:CallbackStateMachine-dev")]
    public async Task A_route_of_the_REST_API_has_a_role_of_its_own_that_allows_one_action_on_one_workflow(string name, string httpMethod, string path, string action, string resource)
    {
        var stack = await RecordedStack.Of("dev");

        var method = stack.Single("aws-native:apigateway:Method", name);
        (method.Text("httpMethod"), method.Text("resourceId")).ShouldBe((httpMethod, $"{path}-resource"));
        var integration = method.Inputs.GetProperty("integration");
        integration.GetProperty("type").GetString().ShouldBe("AWS");
        integration.GetProperty("uri").GetString().ShouldBe($"arn:aws:apigateway:us-east-1:states:action/{action}");
        integration.GetProperty("passthroughBehavior").GetString().ShouldBe("NEVER");
        integration.GetProperty("credentials").GetString().ShouldBe($"arn:aws:iam::123456789012:role/{name}-rest-route-dev");
        var statement = Statements(stack.RoleOf(integration.GetProperty("credentials").GetString()!)).ShouldHaveSingleItem();
        Strings(statement, "Action").ShouldBe([$"states:{action}"]);
        Strings(statement, "Resource").ShouldBe([$"arn:aws:states:us-east-1:123456789012:{resource}"]);
    }

    [Fact]
    public async Task The_page_that_a_link_leads_to_calls_nothing_as_nobody()
    {
        var stack = await RecordedStack.Of("dev");

        var method = stack.Single("aws-native:apigateway:Method", "approval");
        (method.Text("httpMethod"), method.Text("resourceId")).ShouldBe(("GET", "approvals-resource"));
        var integration = method.Inputs.GetProperty("integration");
        integration.GetProperty("type").GetString().ShouldBe("MOCK");
        integration.TryGetProperty("uri", out _).ShouldBeFalse();
        integration.TryGetProperty("credentials", out _).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_access_log_has_nothing_of_a_query_which_may_hold_a_token(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var format = JsonElement.Parse(stack.Single("aws-native:apigateway:Stage", "stepyard-rest").Inputs.GetProperty("accessLogSetting").GetProperty("format").GetString()!);

        // None of these holds a query, and no other variable may come in unseen.
        format.EnumerateObject().Select(field => field.Value.GetString()).ShouldBe(
            ["$context.requestId", "$context.identity.sourceIp", "$context.requestTime", "$context.httpMethod", "$context.path", "$context.resourcePath", "$context.status",
             "$context.responseLength", "$context.responseLatency", "$context.integration.status", "$context.error.message"]);
    }

    [Theory]
    [InlineData("dev", 10000, 5000)]
    [InlineData("staging", 100, 200)]
    [InlineData("prod", 1000, 2000)]
    public async Task The_REST_APIs_stage_is_throttled_traced_and_logged_as_its_environment_says(string environment, double rate, int burst)
    {
        var stack = await RecordedStack.Of(environment);

        var stage = stack.Single("aws-native:apigateway:Stage", "stepyard-rest").Inputs;
        stage.GetProperty("stageName").GetString().ShouldBe(environment);
        stage.GetProperty("tracingEnabled").GetBoolean().ShouldBeTrue();
        var settings = stage.GetProperty("methodSettings")[0];
        (settings.GetProperty("httpMethod").GetString(), settings.GetProperty("resourcePath").GetString()).ShouldBe(("*", "/*"));
        (settings.GetProperty("throttlingRateLimit").GetDouble(), settings.GetProperty("throttlingBurstLimit").GetInt32()).ShouldBe((rate, burst));
        stage.GetProperty("accessLogSetting").GetProperty("destinationArn").GetString()
            .ShouldBe($"arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/stepyard-rest-{environment}");
        Should.NotThrow(() => JsonDocument.Parse(stage.GetProperty("accessLogSetting").GetProperty("format").GetString()!));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task One_stack_of_an_account_gives_API_Gateway_the_role_for_its_logs(string isGiven, int roles)
    {
        var stack = await RecordedStack.Of("dev", new() { ["apiGatewayLogRole"] = isGiven });

        stack.Of("aws-native:apigateway:Account").Count().ShouldBe(roles);
        stack.Of(Role).Count(role => role.Name == "stepyard-rest-logs").ShouldBe(roles);
    }
}
