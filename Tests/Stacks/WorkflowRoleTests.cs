using Stepyard.Local.Preview;
using static Stepyard.Tests.Stacks.RolePolicies;

namespace Stepyard.Tests.Stacks;

/// <summary>What the role of a workflow allows, which is read off its definition.</summary>
public sealed class WorkflowRoleTests
{
    private const string StateMachine = "aws-native:stepfunctions:StateMachine";

    public static TheoryData<string> Environments => ["dev", "staging", "prod"];

    [Fact]
    public async Task A_workflows_role_allows_exactly_what_its_definition_calls()
    {
        var stack = await RecordedStack.Of("dev");

        stack.Allowed("pizza").ShouldBe(["lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:PineappleCheck-dev"]);
        stack.Allowed("dragons").ShouldBe(
        [
            "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:AddDragon-dev",
            "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:ValidateDragon-dev",
            "sns:Publish on everything but arn:aws:sns:*:*:*",
        ]);
        stack.Allowed("notify").ShouldBe(["sns:Publish on arn:aws:sns:us-east-1:123456789012:notifications-dev"]);
        stack.Allowed("callback").ShouldBe(["sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:callback-dev"]);
        stack.Allowed("kitchen").ShouldBe(["sns:Publish on arn:aws:sns:us-east-1:123456789012:order-ready-dev"]);
        stack.Allowed("delivery").ShouldBe(["sns:Publish on everything but arn:aws:sns:*:*:*"]);
        string[] submits =
        [
            "batch:SubmitJob on arn:aws:batch:us-east-1:123456789012:job-definition/preprocessing-dev:*",
            "batch:SubmitJob on arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue-dev",
        ];
        stack.Allowed("submit-job").ShouldBe(submits);
        stack.Allowed("run-job").ShouldBe(
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

        stack.Allowed("notify").ShouldBe([$"batch:SubmitJob on {allowed}", "batch:SubmitJob on arn:aws:batch:eu-west-1:210987654321:job-queue/ovens"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_patterns_role_allows_exactly_what_its_definition_calls_in_both_query_languages()
    {
        var stack = await RecordedStack.Of("dev", new() { ["patterns"] = "all" });

        foreach (var pattern in stack.Of(StateMachine).Select(machine => machine.Name).Where(name => name.StartsWith("pattern-", StringComparison.Ordinal)))
        {
            stack.Allowed(pattern).ShouldBe([pattern.Replace("-jsonata", "", StringComparison.Ordinal) switch
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

        stack.Allowed("notify").ShouldBe(allowed);
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

        stack.Allowed("notify").ShouldBeEmpty();
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

        stack.Allowed("notify").ShouldBe([allowed]);
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

        stack.Allowed("notify").ShouldBe(
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

        stack.Allowed("notify").ShouldContain("states:RedriveExecution on arn:aws:states:us-east-1:123456789012:execution:NotifyStateMachine-dev/*");
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
            var trust = stack.RoleOf(machine.Text("roleArn")).Inputs.GetProperty("assumeRolePolicyDocument").GetProperty("Statement")[0];
            trust.GetProperty("Principal").GetProperty("Service").GetString().ShouldBe("states.amazonaws.com");
            trust.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetString()
                .ShouldBe($"arn:aws:states:us-east-1:123456789012:stateMachine:{machine.Text("stateMachineName")}");
            trust.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString().ShouldBe("123456789012");
        }
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
}
