using System.Text.Json;
using Stepyard.Local.Preview;
using static Stepyard.Tests.Stacks.RolePolicies;

namespace Stepyard.Tests.Stacks;

/// <summary>The HTTP API and its routes.</summary>
public sealed class RouteTests
{
    [Theory]
    [InlineData("root", "POST /", "StepFunctions-StartSyncExecution", "PizzaStateMachine-dev")]
    [InlineData("pizza", "POST /pizza", "StepFunctions-StartSyncExecution", "PizzaStateMachine-dev")]
    [InlineData("dragons", "POST /dragons", "StepFunctions-StartExecution", "DragonsStateMachine-dev")]
    [InlineData("notify", "POST /notify", "StepFunctions-StartExecution", "NotifyStateMachine-dev")]
    [InlineData("callback", "POST /callback", "StepFunctions-StartExecution", "CallbackStateMachine-dev")]
    [InlineData("job", "POST /job", "StepFunctions-StartExecution", "RunJobStateMachine-dev")]
    public async Task A_route_starts_the_one_workflow_that_its_integration_fixes(string name, string key, string subtype, string stateMachine)
    {
        var stack = await RecordedStack.Of("dev");

        var route = stack.Single("aws-native:apigatewayv2:Route", name);
        route.Text("routeKey").ShouldBe(key);
        route.Text("target").ShouldBe($"integrations/{name}-integration");

        var integration = stack.Single("aws-native:apigatewayv2:Integration", name);
        integration.Text("integrationType").ShouldBe("AWS_PROXY");
        integration.Text("integrationSubtype").ShouldBe(subtype);
        integration.Text("payloadFormatVersion").ShouldBe("1.0");
        integration.Inputs.GetProperty("requestParameters").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()).ShouldBe(
            new Dictionary<string, string?>
            {
                ["StateMachineArn"] = $"arn:aws:states:us-east-1:123456789012:stateMachine:{stateMachine}",
                ["Input"] = "$request.body",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Every_route_has_a_role_of_its_own_that_allows_one_action_on_one_state_machine()
    {
        var stack = await RecordedStack.Of("dev");

        var credentials = stack.Of("aws-native:apigatewayv2:Integration").Select(i => i.Text("credentialsArn")).ToArray();
        credentials.ShouldBeUnique();
        foreach (var integration in stack.Of("aws-native:apigatewayv2:Integration"))
        {
            var statement = Statements(stack.RoleOf(integration.Text("credentialsArn"))).ShouldHaveSingleItem();
            Strings(statement, "Action").ShouldHaveSingleItem().ShouldBe("states:" + integration.Text("integrationSubtype")["StepFunctions-".Length..]);
            Strings(statement, "Resource").ShouldHaveSingleItem()
                .ShouldBe(integration.Inputs.GetProperty("requestParameters").GetProperty("StateMachineArn").GetString());
        }
    }

    [Theory]
    [InlineData("dev", 10000, 5000, "*")]
    [InlineData("staging", 100, 200, "https://staging.example.com")]
    [InlineData("prod", 1000, 2000, "https://www.example.com")]
    public async Task The_API_is_throttled_logged_and_open_to_the_origins_that_its_environment_names(string environment, double rate, int burst, string origin)
    {
        var stack = await RecordedStack.Of(environment);

        stack.Single("aws-native:apigatewayv2:Api", "stepyard").Inputs.GetProperty("corsConfiguration").GetProperty("allowOrigins")[0].GetString().ShouldBe(origin);
        var stage = stack.Single("aws-native:apigatewayv2:Stage", "stepyard-default").Inputs;
        stage.GetProperty("stageName").GetString().ShouldBe("$default");
        stage.GetProperty("autoDeploy").GetBoolean().ShouldBeTrue();
        stage.GetProperty("defaultRouteSettings").GetProperty("throttlingRateLimit").GetDouble().ShouldBe(rate);
        stage.GetProperty("defaultRouteSettings").GetProperty("throttlingBurstLimit").GetInt32().ShouldBe(burst);
        stage.GetProperty("accessLogSettings").GetProperty("destinationArn").GetString()
            .ShouldBe($"arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/stepyard-{environment}");
        Should.NotThrow(() => JsonDocument.Parse(stage.GetProperty("accessLogSettings").GetProperty("format").GetString()!));
    }
}
