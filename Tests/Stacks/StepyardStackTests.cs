using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;
using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;
using Stepyard.Stacks;

namespace Stepyard.Tests.Stacks;

public sealed class StepyardStackTests
{
    private const string StateMachine = "aws-native:stepfunctions:StateMachine";

    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

    [Theory]
    [InlineData("none", 0)]
    [InlineData("JSONPath", 1)]
    [InlineData("JSONata", 1)]
    [InlineData("all", 2)]
    public async Task The_pattern_gallery_is_in_as_far_as_the_configuration_says(string patterns, int languages)
    {
        var stack = await RecordedStack.Of("dev", new() { ["patterns"] = patterns });

        stack.Of(StateMachine).Count(machine => machine.Name.StartsWith("pattern-", StringComparison.Ordinal)).ShouldBe(languages * Patterns.Definitions.Length / 2);
    }

    [Fact]
    public async Task Definitions_are_deployed_with_every_placeholder_filled_in()
    {
        var stack = await RecordedStack.Of("dev");

        foreach (var machine in stack.Of(StateMachine))
        {
            var definition = machine.Text("definitionString");
            definition.ShouldNotContain("${");
            JsonDocument.Parse(definition).RootElement.GetProperty("StartAt").GetString().ShouldNotBeNullOrEmpty();
        }

        stack.Single(StateMachine, "pizza").Text("definitionString").ShouldContain("\"arn:aws:lambda:us-east-1:123456789012:function:PineappleCheck-dev\"");
    }

    [Fact]
    public async Task The_pizza_and_webhook_workflows_are_Express_and_the_others_are_Standard()
    {
        var stack = await RecordedStack.Of("dev");

        stack.Of(StateMachine).Where(m => m.Text("stateMachineType") == "EXPRESS").Select(m => m.Name).ShouldBe(["pizza", "webhook"]);
    }

    [Theory]
    [InlineData("dev", "ALL", true, 7)]
    [InlineData("staging", "ALL", true, 30)]
    [InlineData("prod", "ERROR", false, 365)]
    public async Task State_machines_log_as_their_environment_says(string environment, string level, bool executionData, int retention)
    {
        var stack = await RecordedStack.Of(environment);

        foreach (var machine in stack.Of(StateMachine))
        {
            var logging = machine.Inputs.GetProperty("loggingConfiguration");

            // The log is all there is to see of a webhook.
            var isWebhook = machine.Name == "webhook";
            logging.GetProperty("level").GetString().ShouldBe(isWebhook ? "ALL" : level);
            logging.GetProperty("includeExecutionData").GetBoolean().ShouldBe(isWebhook || executionData);
            logging.GetProperty("destinations")[0].GetProperty("cloudWatchLogsLogGroup").GetProperty("logGroupArn").GetString()
                .ShouldBe($"arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/{machine.Text("stateMachineName")}:*");
            machine.Inputs.GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        }

        stack.Of("aws-native:logs:LogGroup").ShouldAllBe(group => group.Inputs.GetProperty("retentionInDays").GetInt32() == retention);
    }

    [Theory]
    [InlineData("dev", false)]
    [InlineData("staging", false)]
    [InlineData("prod", true)]
    public async Task The_dragons_can_not_be_deleted_by_accident_in_prod(string environment, bool isProtected)
    {
        var stack = await RecordedStack.Of(environment);

        var table = stack.Single("aws-native:dynamodb:Table", "dragons").Inputs;
        table.GetProperty("deletionProtectionEnabled").GetBoolean().ShouldBe(isProtected);
        table.GetProperty("pointInTimeRecoverySpecification").GetProperty("pointInTimeRecoveryEnabled").GetBoolean().ShouldBe(isProtected);
        table.GetProperty("sseSpecification").GetProperty("sseEnabled").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Jobs_run_on_Fargate_in_the_network_of_their_environment_and_log_as_long_as_it_says(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var resources = stack.Single("aws-native:batch:ComputeEnvironment", "primaryQueue").Inputs.GetProperty("computeResources");
        (resources.GetProperty("type").GetString(), resources.GetProperty("subnets")[0].GetString(), resources.GetProperty("securityGroupIds")[0].GetString())
            .ShouldBe(("FARGATE", "subnet-11111111", "sg-11111111"));
        stack.Single("aws-native:batch:JobQueue", "primaryQueue").Inputs.GetProperty("computeEnvironmentOrder")[0].GetProperty("computeEnvironment").GetString()
            .ShouldBe($"arn:aws:batch:us-east-1:123456789012:compute-environment/primaryQueue-{environment}");
        var container = stack.Single("aws-native:batch:JobDefinition", "preprocessing").Inputs.GetProperty("containerProperties");
        container.GetProperty("executionRoleArn").GetString().ShouldBe($"arn:aws:iam::123456789012:role/preprocessing-execution-{environment}");
        container.GetProperty("logConfiguration").GetProperty("options").GetProperty("awslogs-group").GetString().ShouldBe($"/aws/batch/preprocessing-{environment}");
    }

    [Fact]
    public async Task The_table_is_seeded_with_Atlas()
    {
        var stack = await RecordedStack.Of("dev");

        var item = JsonDocument.Parse(stack.Single("aws:dynamodb/tableItem:TableItem", "atlas").Text("item")).RootElement;
        item.GetProperty("dragon_name_str").GetProperty("S").GetString().ShouldBe("Atlas");
    }

    [Fact]
    public async Task Outputs_name_the_endpoint_the_routes_the_state_machines_the_topic_and_the_table()
    {
        var stack = (await RecordedStack.Of("dev")).Stack;

        (await Value(stack.Endpoint)).ShouldBe("https://abc123.execute-api.us-east-1.amazonaws.com");
        (await Value(stack.Routes))["POST /pizza"].ShouldBe("https://abc123.execute-api.us-east-1.amazonaws.com/pizza");
        (await Value(stack.Routes)).Keys.Order().ShouldBe(["POST /", "POST /callback", "POST /dragons", "POST /job", "POST /notify", "POST /pizza"]);
        (await Value(stack.StateMachines))["dragons"].ShouldBe("arn:aws:states:us-east-1:123456789012:stateMachine:DragonsStateMachine-dev");
        (await Value(stack.TopicArn)).ShouldBe("arn:aws:sns:us-east-1:123456789012:notifications-dev");
        (await Value(stack.TableName)).ShouldBe("dragons-id");

        static Task<T> Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_preview_in_which_nothing_exists_yet_registers_the_same_resources(string environment)
    {
        var preview = await RecordedStack.InPreview(environment);
        var deployed = await RecordedStack.Of(environment);

        preview.Resources.Select(r => (r.Type, r.Name)).ShouldBe(deployed.Resources.Select(r => (r.Type, r.Name)));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Both_providers_deploy_to_the_same_region(string environment)
    {
        var configuration = StackConfiguration.Read(Repository.Find(), environment, new Dictionary<string, string>()).Values;

        configuration["aws:region"].ShouldBe(configuration["aws-native:region"]);
    }

    [Fact]
    public async Task A_configuration_that_is_out_of_range_is_refused_with_what_is_allowed()
    {
        var failure = await Should.ThrowAsync<Exception>(() => RecordedStack.Of("dev", new Dictionary<string, string>
        {
            ["logRetentionDays"] = "8",
            ["logLevel"] = "LOUD",
            ["functionMemoryMb"] = "64",
            ["jobSubnetIds"] = """["subnet-1", "vpc-1"]""",
        }));

        failure.Message.ShouldContain("stepyard:logRetentionDays is 8; allowed: 1, 3, 5, 7");
        failure.Message.ShouldContain("stepyard:logLevel is LOUD; allowed: ALL, ERROR, FATAL, OFF");
        failure.Message.ShouldContain("stepyard:functionMemoryMb is 64; allowed: 128 to 10240");
        failure.Message.ShouldContain("stepyard:jobSubnetIds has vpc-1; allowed: ids that begin with subnet-");
    }
}
