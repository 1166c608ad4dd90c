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
    private const string Role = "aws-native:iam:Role";

    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

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
            var statement = Statements(RoleOf(stack, integration.Text("credentialsArn"))).ShouldHaveSingleItem();
            Strings(statement, "Action").ShouldHaveSingleItem().ShouldBe("states:" + integration.Text("integrationSubtype")["StepFunctions-".Length..]);
            Strings(statement, "Resource").ShouldHaveSingleItem()
                .ShouldBe(integration.Inputs.GetProperty("requestParameters").GetProperty("StateMachineArn").GetString());
        }
    }

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
        var statement = Statements(RoleOf(stack, integration.GetProperty("credentials").GetString()!)).ShouldHaveSingleItem();
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

    [Fact]
    public async Task A_workflows_role_allows_exactly_what_its_definition_calls()
    {
        var stack = await RecordedStack.Of("dev");

        Allowed(stack, "pizza").ShouldBe(["lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:PineappleCheck-dev"]);
        Allowed(stack, "dragons").ShouldBe(
        [
            "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:AddDragon-dev",
            "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:ValidateDragon-dev",
            "sns:Publish on everything but arn:aws:sns:*:*:*",
        ]);
        Allowed(stack, "notify").ShouldBe(["sns:Publish on arn:aws:sns:us-east-1:123456789012:notifications-dev"]);
        Allowed(stack, "callback").ShouldBe(["sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:callback-dev"]);
        Allowed(stack, "kitchen").ShouldBe(["sns:Publish on arn:aws:sns:us-east-1:123456789012:order-ready-dev"]);
        Allowed(stack, "delivery").ShouldBe(["sns:Publish on everything but arn:aws:sns:*:*:*"]);
        string[] submits =
        [
            "batch:SubmitJob on arn:aws:batch:us-east-1:123456789012:job-definition/preprocessing-dev:*",
            "batch:SubmitJob on arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue-dev",
        ];
        Allowed(stack, "submit-job").ShouldBe(submits);
        Allowed(stack, "run-job").ShouldBe(
        [
            "batch:DescribeJobs on *",
            .. submits,
            "batch:TerminateJob on arn:aws:batch:us-east-1:123456789012:job/*",
            "events:DescribeRule on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForBatchJobsRule",
            "events:PutRule on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForBatchJobsRule",
            "events:PutTargets on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForBatchJobsRule",
        ]);
    }

    [Theory]
    [InlineData("oven", "arn:aws:batch:us-east-1:123456789012:job-definition/oven:*")]
    [InlineData("oven:3", "arn:aws:batch:us-east-1:123456789012:job-definition/oven:3")]
    [InlineData("arn:aws:batch:eu-west-1:210987654321:job-definition/oven:3", "arn:aws:batch:eu-west-1:210987654321:job-definition/oven:3")]
    public async Task A_workflow_submits_jobs_of_the_revisions_that_it_names(string definition, string allowed)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", $$"""
            {"Comment":"${NotificationsTopicArn}","StartAt":"Bake","States":{"Bake":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob","End":true,
              "Parameters":{"JobName":"bake","JobDefinition":"{{definition}}","JobQueue":"arn:aws:batch:eu-west-1:210987654321:job-queue/ovens"} } } }
            """);

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldBe([$"batch:SubmitJob on {allowed}", "batch:SubmitJob on arn:aws:batch:eu-west-1:210987654321:job-queue/ovens"], ignoreOrder: true);
    }

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
    public async Task A_patterns_role_allows_exactly_what_its_definition_calls_in_both_query_languages()
    {
        var stack = await RecordedStack.Of("dev", new() { ["patterns"] = "all" });

        foreach (var pattern in stack.Of(StateMachine).Select(machine => machine.Name).Where(name => name.StartsWith("pattern-", StringComparison.Ordinal)))
        {
            Allowed(stack, pattern).ShouldBe([pattern.Replace("-jsonata", "", StringComparison.Ordinal) switch
            {
                "pattern-put-item" => "dynamodb:PutItem on arn:aws:dynamodb:us-east-1:123456789012:table/applicants-id",
                "pattern-aws-sdk" => "dynamodb:Query on arn:aws:dynamodb:us-east-1:123456789012:table/applicants-id",
                _ => "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:CheckApplicant-dev",
            }]);
        }
    }

    [Theory]
    [InlineData("startExecution", new[] { "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:oven" })]
    [InlineData("startExecution.waitForTaskToken", new[] { "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:oven" })]
    [InlineData("startExecution.sync:2", new[]
    {
        "events:DescribeRule on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "events:PutRule on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "events:PutTargets on arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "states:DescribeExecution on arn:aws:states:us-east-1:123456789012:execution:oven:*",
        "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:oven",
        "states:StopExecution on arn:aws:states:us-east-1:123456789012:execution:oven:*",
    })]
    public async Task A_workflow_that_starts_another_one_may_do_just_that(string action, string[] allowed)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", $$"""
            {"Comment":"${NotificationsTopicArn}","StartAt":"Bake","States":{"Bake":{"Type":"Task","Resource":"arn:aws:states:::states:{{action}}","End":true,
              "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:oven"} } } }
            """);

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldBe(allowed);
    }

    [Fact]
    public async Task A_workflow_whose_tasks_workers_come_for_needs_no_permission()
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", """
            {"Comment":"${NotificationsTopicArn}","StartAt":"Bake","States":{"Bake":{"Type":"Task","End":true,
              "Resource":"arn:aws:states:us-east-1:123456789012:activity:oven"} } }
            """);

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lambda:invoke", """{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:bake","Payload":"{% $states.input %}"}""", "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:bake")]
    [InlineData("lambda:invoke.waitForTaskToken", """{"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:bake","Payload":"{% $states.context.Task.Token %}"}""", "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:bake")]
    [InlineData("sns:publish", """{"TopicArn":"${NotificationsTopicArn}","Message":"{% $text %}"}""", "sns:Publish on arn:aws:sns:us-east-1:123456789012:notifications-dev")]
    [InlineData("sns:publish", """{"PhoneNumber":"{% $states.input.phone %}","Message":"m"}""", "sns:Publish on everything but arn:aws:sns:*:*:*")]
    [InlineData("sqs:sendMessage", """{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/210987654321/orders","MessageBody":"{% $states.input %}"}""", "sqs:SendMessage on arn:aws:sqs:eu-west-1:210987654321:orders")]
    [InlineData("sqs:sendMessage", """{"QueueUrl":"http://127.0.0.1:4566/123456789012/orders","MessageBody":"{% $states.input %}"}""", "sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:orders")]
    [InlineData("dynamodb:putItem", """{"TableName":"dragons-dev","Item":{"name":{"S":"{% $states.input.name %}"}}}""", "dynamodb:PutItem on arn:aws:dynamodb:us-east-1:123456789012:table/dragons-dev")]
    [InlineData("states:startExecution", """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:oven"}""", "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:oven")]
    [InlineData("aws-sdk:sfn:startExecution", """{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:oven"}""", "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:oven")]
    [InlineData("aws-sdk:dynamodb:query", """{"TableName":"dragons-dev","KeyConditionExpression":"n = :n"}""", "dynamodb:Query on arn:aws:dynamodb:us-east-1:123456789012:table/dragons-dev")]
    [InlineData("aws-sdk:dynamodb:query", """{"TableName":"dragons-dev","IndexName":"by-city","KeyConditionExpression":"n = :n"}""", "dynamodb:Query on arn:aws:dynamodb:us-east-1:123456789012:table/dragons-dev/index/by-city")]
    [InlineData("aws-sdk:kinesis:putRecords", """{"StreamName":"sightings","Records":"{% $states.input %}"}""", "kinesis:PutRecords on arn:aws:kinesis:us-east-1:123456789012:stream/sightings")]
    [InlineData("events:putEvents", """{"Entries":[{"Source":"s","DetailType":"d","Detail":"{% $states.input %}"}]}""", "events:PutEvents on arn:aws:events:us-east-1:123456789012:event-bus/default")]
    [InlineData("aws-sdk:eventbridge:putEvents", """{"Entries":[{"EventBusName":"arn:aws:events:eu-west-1:210987654321:event-bus/zoo"}]}""", "events:PutEvents on arn:aws:events:eu-west-1:210987654321:event-bus/zoo")]
    public async Task A_workflow_in_JSONata_may_do_exactly_what_its_fixed_arguments_name(string resource, string arguments, string allowed)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", Jsonata(resource, arguments));

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldBe([allowed]);
        stack.Single(StateMachine, "notify").Text("definitionString").ShouldContain("{% $states.input %}");
    }

    [Theory]
    [InlineData("lambda:invoke", """{"FunctionName":"{% $states.input.function %}"}""", "\"FunctionName\" only shows at run time. Give \"FunctionName\" a fixed value, such as a placeholder.")]
    [InlineData("dynamodb:getItem", "\"{% $states.input %}\"", "\"TableName\" only shows at run time.")]
    [InlineData("sns:publish", """{"TargetArn":"arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/1","Message":"m"}""", "\"TopicArn\" is not there.")]
    [InlineData("batch:submitJob", """{"JobName":"j","JobDefinition":"oven","JobQueue":"{% $states.input.queue %}"}""", "\"JobQueue\" only shows at run time.")]
    [InlineData("events:putEvents", """{"Entries":[{"EventBusName":"{% $states.input.bus %}"}]}""", "\"EventBusName\" only shows at run time. Give \"EventBusName\" a fixed value, such as a placeholder.")]
    [InlineData("events:putEvents", """{"Entries":"{% $states.input %}"}""", "\"EventBusName\" only shows at run time.")]
    [InlineData("ecs:runTask", "{\"TaskDefinition\":\"t\"}", "Derivable: a function's or an activity's ARN, batch:submitJob, batch:submitJob.sync, dynamodb:deleteItem, ")]
    public async Task A_resource_that_only_shows_at_run_time_is_nothing_to_derive_a_permission_from(string resource, string arguments, string why)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", Jsonata(resource, arguments));

        var failure = await Should.ThrowAsync<Exception>(() => RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path }));

        failure.Message.ShouldContain($"definitions/notify.asl.json: state 'Call' calls arn:aws:states:::{resource}, and what its role needs can't be read off the definition. {why}");
    }

    [Theory]
    [InlineData("getObject", """{"Bucket":"hoard","Key":"gold.csv"}""", "", new[] { "s3:GetObject on arn:aws:s3:::hoard/gold.csv" })]
    [InlineData("getObject", """{"Bucket":"hoard","Key.$":"$.key"}""", "", new[] { "s3:GetObject on arn:aws:s3:::hoard/*" })]
    [InlineData("listObjectsV2", """{"Bucket":"hoard"}""", "", new[] { "s3:ListBucket on arn:aws:s3:::hoard" })]
    [InlineData("listObjectsV2", """{"Bucket":"hoard"}""", ""","Transformation":"LOAD_AND_FLATTEN" """, new[] { "s3:GetObject on arn:aws:s3:::hoard/*", "s3:ListBucket on arn:aws:s3:::hoard" })]
    public async Task A_workflow_with_a_distributed_map_may_start_its_children_and_reach_its_objects(string action, string parameters, string config, string[] allowed)
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", DistributedMap(action, parameters, config));

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldBe(
        [
            .. allowed,
            "states:DescribeExecution on arn:aws:states:us-east-1:123456789012:execution:NotifyStateMachine-dev:*",
            "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:NotifyStateMachine-dev",
            "states:StopExecution on arn:aws:states:us-east-1:123456789012:execution:NotifyStateMachine-dev:*",
        ]);
    }

    [Fact]
    public async Task A_workflow_with_Standard_children_may_redrive_them()
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", DistributedMap("getObject", """{"Bucket":"hoard","Key":"gold.csv"}""", "").Replace("EXPRESS", "STANDARD", StringComparison.Ordinal));

        var stack = await RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path });

        Allowed(stack, "notify").ShouldContain("states:RedriveExecution on arn:aws:states:us-east-1:123456789012:execution:NotifyStateMachine-dev/*");
    }

    [Fact]
    public async Task A_bucket_that_only_the_input_names_is_nothing_to_derive_a_permission_from()
    {
        using var definitions = new DefinitionFolder();
        definitions.Write("notify", DistributedMap("getObject", """{"Bucket.$":"$.bucket","Key":"k"}""", ""));

        var failure = await Should.ThrowAsync<Exception>(() => RecordedStack.Of("dev", new() { ["definitions"] = definitions.Path }));

        failure.Message.ShouldContain("definitions/notify.asl.json: state 'Each' calls arn:aws:states:::s3:getObject on a bucket that only the input names");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task No_role_allows_a_wildcard_where_AWS_allows_an_ARN(string environment)
    {
        // Log delivery set-up, API Gateway's logs, X-Ray and DescribeJobs have no resources in AWS; text messages are topics left out of everything; the ids of jobs are made up as they are submitted.
        string[] withoutResource = ["DeliverLogs", "PushLogs", "SendTraces", "DescribeJobs", "TerminateJobs"];
        var stack = await RecordedStack.Of(environment);

        foreach (var statement in stack.Of(Role).SelectMany(Statements))
        {
            Strings(statement, "Action").ShouldAllBe(action => !action.Contains('*'));
            if (!withoutResource.Contains(statement.GetProperty("Sid").GetString()))
            {
                Strings(statement, "Resource").ShouldAllBe(resource => !resource.Replace(":*", "").Contains('*'));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_state_machines_role_can_be_assumed_for_that_state_machine_only(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        foreach (var machine in stack.Of(StateMachine))
        {
            var trust = RoleOf(stack, machine.Text("roleArn")).Inputs.GetProperty("assumeRolePolicyDocument").GetProperty("Statement")[0];
            trust.GetProperty("Principal").GetProperty("Service").GetString().ShouldBe("states.amazonaws.com");
            trust.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString()
                .ShouldBe($"arn:aws:states:us-east-1:123456789012:stateMachine:{machine.Text("stateMachineName")}");
            trust.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString().ShouldBe("123456789012");
        }
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
    public async Task Every_queue_is_encrypted_and_has_a_queue_for_what_nobody_can_handle(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var queues = stack.Of("aws-native:sqs:Queue").ToDictionary(queue => $"arn:aws:sqs:us-east-1:123456789012:{queue.Text("queueName")}");
        queues.Values.ShouldAllBe(queue => queue.Inputs.GetProperty("sqsManagedSseEnabled").GetBoolean());
        foreach (var (arn, queue) in queues.Where(queue => !queue.Value.Name.EndsWith("-dead-letters", StringComparison.Ordinal)))
        {
            var deadLetters = queues[queue.Inputs.GetProperty("redrivePolicy").GetProperty("deadLetterTargetArn").GetString()!];
            deadLetters.Name.ShouldBe($"{queue.Name}-dead-letters");
            deadLetters.Inputs.GetProperty("redriveAllowPolicy").GetProperty("sourceQueueArns")[0].GetString().ShouldBe(arn);
        }
    }

    [Fact]
    public async Task A_rule_may_start_its_workflow_and_a_pipe_may_take_from_its_queue_as_well_and_nothing_else()
    {
        var stack = await RecordedStack.Of("dev");

        AllowedTo(stack.Single(Role, "order-placed-event")).ShouldBe(["states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:KitchenStateMachine-dev"]);
        AllowedTo(stack.Single(Role, "deliveries-pipe")).ShouldBe(
        [
            "sqs:DeleteMessage on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "sqs:GetQueueAttributes on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "sqs:ReceiveMessage on arn:aws:sqs:us-east-1:123456789012:deliveries-dev",
            "states:StartExecution on arn:aws:states:us-east-1:123456789012:stateMachine:DeliveryStateMachine-dev",
        ]);
        Source("order-placed-event").ShouldBe("arn:aws:events:us-east-1:123456789012:rule/orders-dev/order-placed-dev");
        Source("deliveries-pipe").ShouldBe("arn:aws:pipes:us-east-1:123456789012:pipe/deliveries-dev");

        string? Source(string role) => SourceOf(stack.Single(Role, role).Inputs.GetProperty("assumeRolePolicyDocument"));
    }

    [Theory]
    [InlineData("deliveries", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("receipts", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("order-ready-dead-letters", "sns.amazonaws.com", "arn:aws:sns:us-east-1:123456789012:order-ready-dev")]
    [InlineData("order-placed-dead-letters", "events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/orders-dev/order-placed-dev")]
    public async Task A_queue_takes_messages_from_the_one_topic_or_rule_that_its_policy_names(string queue, string service, string source)
    {
        var stack = await RecordedStack.Of("dev");

        var policy = stack.Single("aws-native:sqs:QueueInlinePolicy", queue);
        policy.Text("queue").ShouldEndWith($"/{queue}-dev");
        var statement = policy.Inputs.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray().ShouldHaveSingleItem();
        (statement.GetProperty("Principal").GetProperty("Service").GetString(), statement.GetProperty("Action").GetString(), statement.GetProperty("Resource").GetString())
            .ShouldBe((service, "sqs:SendMessage", $"arn:aws:sqs:us-east-1:123456789012:{queue}-dev"));
        SourceOf(policy.Inputs.GetProperty("policyDocument")).ShouldBe(source);
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

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Functions_are_dotnet10_on_arm64_with_a_role_and_a_log_group_each_and_JSON_logs(string environment)
    {
        var stack = await RecordedStack.Of(environment);

        var functions = stack.Of("aws:lambda/function:Function").ToArray();
        functions.Select(f => f.Name).ShouldBe(["AddDragon", .. environment == "dev" ? ["CheckApplicant"] : Array.Empty<string>(), "LogPayload", "PineappleCheck", "ValidateDragon"]);
        functions.Select(f => f.Text("role")).ShouldBeUnique();
        foreach (var function in functions)
        {
            function.Text("runtime").ShouldBe("dotnet10");
            function.Inputs.GetProperty("architectures")[0].GetString().ShouldBe("arm64");
            function.Text("handler").ShouldBe($"Stepyard.Lambdas::Stepyard.Lambdas.{function.Name}.Function::Handle");
            function.Inputs.GetProperty("timeout").GetInt32().ShouldBe(10);
            function.Inputs.GetProperty("memorySize").GetInt32().ShouldBe(environment == "prod" ? 1024 : 512);
            function.Inputs.GetProperty("loggingConfig").GetProperty("logFormat").GetString().ShouldBe("JSON");
            function.Inputs.GetProperty("loggingConfig").GetProperty("logGroup").GetString().ShouldBe($"/aws/lambda/{function.Name}-{environment}");
        }
    }

    [Fact]
    public async Task The_handlers_that_functions_name_exist()
    {
        var stack = await RecordedStack.Of("dev");

        foreach (var handler in stack.Of("aws:lambda/function:Function").Select(f => f.Text("handler").Split("::")))
        {
            handler[0].ShouldBe(typeof(Stepyard.Lambdas.FunctionJson).Assembly.GetName().Name);
            typeof(Stepyard.Lambdas.FunctionJson).Assembly.GetType(handler[1]).ShouldNotBeNull().GetMethod(handler[2]).ShouldNotBeNull();
        }
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

    private static string Jsonata(string resource, string arguments) => $$"""
        {"Comment":"${NotificationsTopicArn}","QueryLanguage":"JSONata","StartAt":"Keep","States":{
          "Keep":{"Type":"Pass","Assign":{"text":"{% $states.input %}"},"Next":"Call"},
          "Call":{"Type":"Task","Resource":"arn:aws:states:::{{resource}}","Arguments":{{arguments}},"End":true} } }
        """;

    private static string DistributedMap(string action, string parameters, string config) => $$$"""
        {"Comment":"${NotificationsTopicArn}","StartAt":"Each","States":{"Each":{"Type":"Map","End":true,
          "ItemReader":{"Resource":"arn:aws:states:::s3:{{{action}}}","Parameters":{{{parameters}}},"ReaderConfig":{"InputType":"JSON"{{{config}}} } },
          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"Pass","States":{"Pass":{"Type":"Pass","End":true} } } } } }
        """;

    private static IEnumerable<string> Allowed(RecordedStack stack, string workflow) => AllowedTo(stack.Single(Role, $"{workflow}-workflow"));

    private static IEnumerable<string> AllowedTo(RecordedResource role) =>
        from statement in Statements(role)
        where statement.GetProperty("Sid").GetString() is not ("DeliverLogs" or "SendTraces")
        from action in Strings(statement, "Action")
        from resource in Strings(statement, "Resource").Concat(Strings(statement, "NotResource").Select(r => $"everything but {r}"))
        orderby action, resource
        select $"{action} on {resource}";

    /// <summary>On whose behalf a policy allows something.</summary>
    private static string? SourceOf(JsonElement policy) =>
        policy.GetProperty("Statement")[0].GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString();

    private static RecordedResource RoleOf(RecordedStack stack, string arn) =>
        stack.Of(Role).Single(r => arn.EndsWith("/" + r.Text("roleName"), StringComparison.Ordinal));

    private static IEnumerable<JsonElement> Statements(RecordedResource role) =>
        role.Inputs.GetProperty("policies").EnumerateArray().SelectMany(p => p.GetProperty("policyDocument").GetProperty("Statement").EnumerateArray());

    private static string[] Strings(JsonElement statement, string name) =>
        statement.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
