using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.JavaScript;

/// <summary>Every operation of Step Functions, called with AWS's SDK for JavaScript as a user's code calls it.</summary>
public sealed class StepFunctionsTests(JavaScriptSdk sdk) : IClassFixture<JavaScriptSdk>
{
    private const string Prefix = "arn:aws:states:us-east-1:123456789012";
    private const string Nobody = $"{Prefix}:stateMachine:nobody";

    [JavaScriptSdkFact]
    public async Task Every_operation_of_the_SDK_is_answered()
    {
        await using var yard = await StatesYard.StartAsync();

        var missing = new List<string>();
        foreach (var operation in await sdk.OperationsAsync())
        {
            var outcome = await sdk.SendAsync(yard.Endpoint, operation, new { });
            if (outcome.TryGetProperty("error", out var error) && error.GetProperty("name").GetString() == "UnknownOperationException")
            {
                missing.Add(operation);
            }
        }

        missing.ShouldBeEmpty();
    }

    [JavaScriptSdkFact]
    public async Task A_state_machine_is_created_once_described_listed_updated_and_deleted()
    {
        await using var yard = await StatesYard.StartAsync();
        var oven = new { name = "oven", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole };
        var created = await CallAsync(yard, "CreateStateMachine", oven);
        var stateMachineArn = Text(created, "stateMachineArn");
        await CallAsync(yard, "CreateStateMachine", new { oven.name, oven.definition, oven.roleArn, type = "STANDARD", tags = new[] { new { key = "a", value = "b" } } });
        var express = await CallAsync(yard, "CreateStateMachine", new { name = "stove", oven.definition, oven.roleArn, type = "EXPRESS", tracingConfiguration = new { enabled = true } });

        var other = await RefusalAsync(yard, "CreateStateMachine", new { oven.name, definition = StatesYard.Fail, oven.roleArn });
        var described = await CallAsync(yard, "DescribeStateMachine", new { stateMachineArn });
        var listed = await sdk.ListAsync(yard.Endpoint, "ListStateMachines", new { }, pageSize: 1, member: "stateMachines");
        var updated = await CallAsync(yard, "UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Fail });
        await CallAsync(yard, "DeleteStateMachine", new { stateMachineArn });
        await CallAsync(yard, "DeleteStateMachine", new { stateMachineArn });

        stateMachineArn.ShouldBe($"{Prefix}:stateMachine:oven");
        other.ShouldBe(("StateMachineAlreadyExists", $"State Machine Already Exists: '{stateMachineArn}'"));
        (Text(described, "name"), Text(described, "type"), Text(described, "status"), Text(described, "roleArn"), Text(described, "definition"))
            .ShouldBe(("oven", "STANDARD", "ACTIVE", StatesYard.UnknownRole, StatesYard.Pass));
        Text(described, "creationDate").ShouldBe(Text(created, "creationDate"));
        described.GetProperty("loggingConfiguration").ToString().ShouldBe("""{"level":"OFF","includeExecutionData":false}""");
        listed.Select(machine => (Text(machine, "name"), Text(machine, "type")))
            .ShouldBe([("oven", "STANDARD"), ("stove", "EXPRESS")]);
        Text(express, "stateMachineArn").ShouldEndWith(":stove");
        Text(updated, "revisionId").ShouldNotBeEmpty();
        (await RefusalAsync(yard, "DescribeStateMachine", new { stateMachineArn }))
            .ShouldBe(("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{stateMachineArn}'"));
    }

    [JavaScriptSdkFact]
    public async Task A_deployment_goes_from_one_version_to_the_next_behind_an_alias()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);
        var first = await CallAsync(yard, "PublishStateMachineVersion", new { stateMachineArn, description = "works", revisionId = "INITIAL" });
        var again = await CallAsync(yard, "PublishStateMachineVersion", new { stateMachineArn });
        var second = await CallAsync(yard, "UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Fail, publish = true, versionDescription = "fails" });
        var (old, recent) = (Text(first, "stateMachineVersionArn"), Text(second, "stateMachineVersionArn"));
        var stateMachineAliasArn = Text(await CallAsync(yard, "CreateStateMachineAlias", new { name = "PROD", routingConfiguration = Routes((old, 100)) }), "stateMachineAliasArn");
        await CallAsync(yard, "CreateStateMachineAlias", new { name = "PROD", routingConfiguration = Routes((old, 100)) });

        var before = await RunAsync(yard, stateMachineAliasArn);
        await CallAsync(yard, "UpdateStateMachineAlias", new { stateMachineAliasArn, description = "canary", routingConfiguration = Routes((old, 0), (recent, 100)) });
        var after = await RunAsync(yard, stateMachineAliasArn);
        var alias = await CallAsync(yard, "DescribeStateMachineAlias", new { stateMachineAliasArn });
        var versions = await sdk.ListAsync(yard.Endpoint, "ListStateMachineVersions", new { stateMachineArn }, pageSize: 1, member: "stateMachineVersions");
        var aliases = await CallAsync(yard, "ListStateMachineAliases", new { stateMachineArn = recent });
        var ofAlias = await CallAsync(yard, "ListExecutions", new { stateMachineArn = stateMachineAliasArn });
        var inUse = await RefusalAsync(yard, "DeleteStateMachineVersion", new { stateMachineVersionArn = old });
        await CallAsync(yard, "DeleteStateMachineAlias", new { stateMachineAliasArn });
        await CallAsync(yard, "DeleteStateMachineVersion", new { stateMachineVersionArn = old });

        (old, recent, Text(again, "stateMachineVersionArn")).ShouldBe(($"{stateMachineArn}:1", $"{stateMachineArn}:2", old));
        (Text(before, "status"), Text(before, "stateMachineVersionArn"), Text(before, "stateMachineAliasArn")).ShouldBe(("SUCCEEDED", old, stateMachineAliasArn));
        (Text(after, "status"), Text(after, "stateMachineVersionArn")).ShouldBe(("FAILED", recent));
        (Text(alias, "name"), Text(alias, "description"), alias.GetProperty("routingConfiguration")[1].GetProperty("weight").GetInt32()).ShouldBe(("PROD", "canary", 100));
        versions.Select(version => Text(version, "stateMachineVersionArn")).ShouldBe([recent, old]);
        Text(aliases.GetProperty("stateMachineAliases")[0], "stateMachineAliasArn").ShouldBe(stateMachineAliasArn);
        ofAlias.GetProperty("executions").GetArrayLength().ShouldBe(2);
        inUse.ShouldBe(("ConflictException", "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [PROD]"));
        (await RefusalAsync(yard, "DescribeStateMachineAlias", new { stateMachineAliasArn })).ShouldBe(("ResourceNotFound", $"Resource not found: '{stateMachineAliasArn}'"));
        (await RefusalAsync(yard, "StartExecution", new { stateMachineArn = old })).Name.ShouldBe("StateMachineDoesNotExist");
        Text(await CallAsync(yard, "DescribeStateMachine", new { stateMachineArn = recent }), "description").ShouldBe("fails");
    }

    [JavaScriptSdkTheory]
    [InlineData("CreateStateMachine", "stateMachineArn")]
    [InlineData("CreateActivity", "activityArn")]
    public async Task State_machines_and_activities_have_tags(string create, string arn)
    {
        await using var yard = await StatesYard.StartAsync();
        var resourceArn = Text(
            await CallAsync(yard, create, new { name = "oven", definition = StatesYard.Pass, roleArn = StatesYard.UnknownRole, tags = Tags(("team", "kitchen"), ("stage", "dev")) }), arn);

        await CallAsync(yard, "TagResource", new { resourceArn, tags = Tags(("stage", "prod"), ("cost", "1")) });
        await CallAsync(yard, "UntagResource", new { resourceArn, tagKeys = new[] { "cost", "none" } });

        (await CallAsync(yard, "ListTagsForResource", new { resourceArn })).GetProperty("tags").EnumerateArray().Select(tag => (Text(tag, "key"), Text(tag, "value")))
            .ShouldBe([("team", "kitchen"), ("stage", "prod")]);
        (await RefusalAsync(yard, "TagResource", new { resourceArn, tags = Enumerable.Range(0, 49).Select(i => new { key = $"{i}", value = "" }) })).Name.ShouldBe("TooManyTags");
        (await RefusalAsync(yard, "ListTagsForResource", new { resourceArn = resourceArn + "2" })).ShouldBe(("ResourceNotFound", $"Resource not found: '{resourceArn}2'"));
    }

    [JavaScriptSdkFact]
    public async Task A_definition_is_validated_without_being_deployed()
    {
        await using var yard = await StatesYard.StartAsync();

        var good = await CallAsync(yard, "ValidateStateMachineDefinition", new { definition = StatesYard.Pass });
        var bad = await CallAsync(yard, "ValidateStateMachineDefinition", new { definition = StatesYard.Pass.Replace("Only\"", "Other\"", StringComparison.Ordinal)[..^2] + """, "Only": {"Type": "Nap"}}}""", maxResults = 1 });

        good.GetRawText().ShouldBe("""{"result":"OK","diagnostics":[],"truncated":false}""");
        Text(bad, "result").ShouldBe("FAIL");
        bad.GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem().GetProperty("severity").GetString().ShouldBe("ERROR");
    }

    [JavaScriptSdkFact]
    public async Task The_start_of_a_Standard_execution_can_be_repeated_while_it_runs()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        var order = new { stateMachineArn, name = "order-1", input = """{"n":1}""" };
        var started = await CallAsync(yard, "StartExecution", order);
        var executionArn = Text(started, "executionArn");

        (await CallAsync(yard, "StartExecution", order)).GetRawText().ShouldBe(started.GetRawText());
        var exists = ("ExecutionAlreadyExists", $"Execution Already Exists: '{executionArn}'");
        (await RefusalAsync(yard, "StartExecution", new { stateMachineArn, order.name, input = "{}" })).ShouldBe(exists);
        var stopped = await CallAsync(yard, "StopExecution", new { executionArn, error = "Cancelled", cause = "no longer hungry" });
        (await RefusalAsync(yard, "StartExecution", order)).ShouldBe(exists);

        executionArn.ShouldBe($"{Prefix}:execution:pizza:order-1");
        var described = await CallAsync(yard, "DescribeExecution", new { executionArn });
        (Text(described, "status"), Text(described, "error"), Text(described, "cause"), Text(described, "stopDate"))
            .ShouldBe(("ABORTED", "Cancelled", "no longer hungry", Text(stopped, "stopDate")));
        (Text(described, "input"), Text(described, "redriveStatus"), described.TryGetProperty("output", out _)).ShouldBe((order.input, "REDRIVABLE", false));
        described.GetProperty("inputDetails").GetRawText().ShouldBe("""{"included":true}""");
    }

    [JavaScriptSdkFact]
    public async Task An_execution_that_failed_is_redriven_once_for_a_token()
    {
        var isBroken = true;
        var topic = new PlayedIntegration("sns:publish", request => new(isBroken ? TaskResult.Failed("Busy", "try later") : TaskResult.Succeeded(request.Input)));
        await using var yard = await StatesYard.StartAsync(integration: topic);
        var stateMachineArn = await yard.CreateAsync(StatesYard.Publish);
        var failed = await RunAsync(yard, stateMachineArn);
        var executionArn = Text(failed, "executionArn");
        isBroken = false;

        var redriven = await CallAsync(yard, "RedriveExecution", new { executionArn, clientToken = "mine" });
        await yard.EndAsync(executionArn);
        var again = await CallAsync(yard, "RedriveExecution", new { executionArn, clientToken = "mine" });
        var ended = await CallAsync(yard, "DescribeExecution", new { executionArn });

        (Text(failed, "status"), Text(failed, "redriveStatus")).ShouldBe(("FAILED", "REDRIVABLE"));
        again.GetRawText().ShouldBe(redriven.GetRawText());
        (Text(ended, "status"), Text(ended, "redriveDate"), ended.GetProperty("redriveCount").GetInt32()).ShouldBe(("SUCCEEDED", Text(redriven, "redriveDate"), 1));
        (await RefusalAsync(yard, "RedriveExecution", new { executionArn })).ShouldBe(("ExecutionNotRedrivable", "Execution is SUCCEEDED and cannot be redriven"));
        Text((await CallAsync(yard, "ListExecutions", new { stateMachineArn, redriveFilter = "REDRIVEN" })).GetProperty("executions").EnumerateArray().ShouldHaveSingleItem(), "redriveDate")
            .ShouldBe(Text(redriven, "redriveDate"));
        (await sdk.ListAsync(yard.Endpoint, "GetExecutionHistory", new { executionArn }, pageSize: 3, member: "events"))
            .Single(happened => Text(happened, "type") == "ExecutionRedriven").GetProperty("executionRedrivenEventDetails").GetProperty("redriveCount").GetInt32().ShouldBe(1);
    }

    [JavaScriptSdkFact]
    public async Task Executions_are_listed_by_status_and_their_history_both_ways_in_pages()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);
        await CallAsync(yard, "UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Wait });
        foreach (var name in new[] { "a", "b", "c" })
        {
            await CallAsync(yard, "StartExecution", new { stateMachineArn, name });
        }

        await CallAsync(yard, "StopExecution", new { executionArn = $"{Prefix}:execution:pizza:b" });
        await CallAsync(yard, "UpdateStateMachine", new { stateMachineArn, definition = StatesYard.Pass });
        var executionArn = Text(await RunAsync(yard, stateMachineArn, """{"n":1}"""), "executionArn");

        (await sdk.ListAsync(yard.Endpoint, "ListExecutions", new { stateMachineArn, statusFilter = "RUNNING" }, pageSize: 1, member: "executions"))
            .Select(execution => Text(execution, "name")).ShouldBe(["c", "a"]);
        (await sdk.ListAsync(yard.Endpoint, "ListExecutions", new { stateMachineArn }, pageSize: 3, member: "executions")).Select(execution => Text(execution, "status"))
            .ShouldBe(["SUCCEEDED", "RUNNING", "ABORTED", "RUNNING"]);
        string[] types = ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"];
        var events = await sdk.ListAsync(yard.Endpoint, "GetExecutionHistory", new { executionArn }, pageSize: 3, member: "events");
        events.Select(happened => Text(happened, "type")).ShouldBe(types);
        (await sdk.ListAsync(yard.Endpoint, "GetExecutionHistory", new { executionArn, reverseOrder = true, includeExecutionData = false }, pageSize: 3, member: "events"))
            .Select(happened => Text(happened, "type")).ShouldBe(types.Reverse());
        events[0].GetProperty("executionStartedEventDetails").GetProperty("input").GetString().ShouldBe("""{"n":1}""");
        events[1].GetProperty("stateEnteredEventDetails").GetProperty("name").GetString().ShouldBe("Only");
        (await RefusalAsync(yard, "GetExecutionHistory", new { executionArn, nextToken = "nonsense" })).ShouldBe(("InvalidToken", "Invalid Token: 'Invalid token'"));
        Text(await CallAsync(yard, "DescribeStateMachineForExecution", new { executionArn = $"{Prefix}:execution:pizza:a" }), "definition").ShouldBe(StatesYard.Wait);
    }

    [JavaScriptSdkFact]
    public async Task An_Express_workflow_answers_with_its_result_and_nothing_of_it_is_kept()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");
        var failing = await yard.CreateAsync(StatesYard.Fail, "EXPRESS", "burnt");

        var done = await CallAsync(yard, "StartSyncExecution", new { stateMachineArn, name = "one", input = """{"n":1}""", traceHeader = "Root=1-67cf0000-000000000000000000000001;Sampled=1" });
        var failed = await CallAsync(yard, "StartSyncExecution", new { stateMachineArn = failing });
        var first = Text(await CallAsync(yard, "StartExecution", new { stateMachineArn, name = "one" }), "executionArn");
        var second = Text(await CallAsync(yard, "StartExecution", new { stateMachineArn, name = "one", input = "[]" }), "executionArn");

        (Text(done, "status"), Text(done, "output"), Text(done, "input"), Text(done, "name"), Text(done, "stateMachineArn"), Text(done, "traceHeader"))
            .ShouldBe(("SUCCEEDED", """{"n":1}""", """{"n":1}""", "one", stateMachineArn, "Root=1-67cf0000-000000000000000000000001;Sampled=1"));
        var bill = done.GetProperty("billingDetails");
        (bill.GetProperty("billedDurationInMilliseconds").GetInt32() % 100, bill.GetProperty("billedMemoryUsedInMB").GetInt32()).ShouldBe((0, 64));
        (Text(failed, "status"), Text(failed, "error"), Text(failed, "cause"), failed.TryGetProperty("output", out _))
            .ShouldBe(("FAILED", "Failed To Make Pizza", "They asked for Pineapple", false));
        first.ShouldStartWith($"{Prefix}:express:pizza:one:");
        second.ShouldNotBe(first);
        foreach (var operation in new[] { "DescribeExecution", "GetExecutionHistory", "StopExecution", "DescribeStateMachineForExecution", "ListMapRuns" })
        {
            (await RefusalAsync(yard, operation, new { executionArn = first })).ShouldBe(("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'"), operation);
        }

        var unsupported = ("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        (await RefusalAsync(yard, "ListExecutions", new { stateMachineArn })).ShouldBe(unsupported);
        (await RefusalAsync(yard, "StartSyncExecution", new { stateMachineArn = await yard.CreateAsync(StatesYard.Pass, name: "standard") })).ShouldBe(unsupported);
    }

    [JavaScriptSdkTheory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2")]
    [InlineData($"{Prefix}:activity:bake")]
    public async Task What_only_Standard_workflows_can_do_is_refused_when_an_Express_one_is_created(string resource)
    {
        await using var yard = await StatesYard.StartAsync();
        var definition = $$"""{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"{{resource}}","Parameters":{"QueueUrl":"q","MessageBody.$":"$$.Task.Token","StateMachineArn":"{{Nobody}}"},"End":true} } }""";
        var request = new { name = "oven", definition, roleArn = StatesYard.UnknownRole };

        var (name, message) = await RefusalAsync(yard, "CreateStateMachine", new { request.name, request.definition, request.roleArn, type = "EXPRESS" });
        await CallAsync(yard, "CreateStateMachine", request);

        (name, message.StartsWith("Invalid State Machine Definition: '", StringComparison.Ordinal)).ShouldBe(("InvalidDefinition", true), message);
    }

    [JavaScriptSdkFact]
    public async Task A_map_run_is_followed_and_its_children_are_listed()
    {
        await using var yard = await StatesYard.StartAsync();
        var definition = $$$"""{"StartAt":"Map","States":{"Map":{"Type":"Map","Label":"Each","ToleratedFailureCount":1,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},{{{StatesYard.Wait[1..]}}},"End":true} } }""";
        var started = await CallAsync(yard, "StartExecution", new { stateMachineArn = await yard.CreateAsync(definition), input = "[1,2,3]" });
        var executionArn = Text(started, "executionArn");

        var mapRunArn = await UntilAsync(async () =>
            (await CallAsync(yard, "ListMapRuns", new { executionArn })).GetProperty("mapRuns").EnumerateArray().Select(run => Text(run, "mapRunArn")).SingleOrDefault());
        await CallAsync(yard, "UpdateMapRun", new { mapRunArn, maxConcurrency = 5, toleratedFailurePercentage = 12.5 });
        var described = await UntilAsync(async () =>
            await CallAsync(yard, "DescribeMapRun", new { mapRunArn }) is var run && run.GetProperty("itemCounts").GetProperty("running").GetInt32() == 3 ? run.GetRawText() : null);
        var children = await sdk.ListAsync(yard.Endpoint, "ListExecutions", new { mapRunArn }, pageSize: 2, member: "executions");
        var child = await CallAsync(yard, "DescribeExecution", new { executionArn = Text(children[0], "executionArn") });
        await CallAsync(yard, "StopExecution", new { executionArn });

        mapRunArn.ShouldStartWith($"{Prefix}:mapRun:pizza/Each:");
        var asked = JsonElement.Parse(described);
        (Text(asked, "status"), asked.GetProperty("maxConcurrency").GetInt32(), asked.GetProperty("toleratedFailurePercentage").GetDouble(), asked.GetProperty("toleratedFailureCount").GetInt32())
            .ShouldBe(("RUNNING", 5, 12.5, 1));
        children.Length.ShouldBe(3);
        (Text(child, "mapRunArn"), Text(child, "stateMachineArn")).ShouldBe((mapRunArn, $"{Prefix}:stateMachine:pizza/Each"));
        (await RefusalAsync(yard, "DescribeMapRun", new { mapRunArn = mapRunArn[..^1] })).Name.ShouldBe("ResourceNotFound");
    }

    [JavaScriptSdkFact]
    public async Task A_worker_polls_before_there_is_a_task_keeps_it_alive_and_answers()
    {
        await using var yard = await StatesYard.StartAsync();
        var activityArn = Text(await CallAsync(yard, "CreateActivity", new { name = "bake" }), "activityArn");
        var same = await CallAsync(yard, "CreateActivity", new { name = "bake", tags = Tags(("ignored", "")) });
        var poll = CallAsync(yard, "GetActivityTask", new { activityArn, workerName = "Luigi" });
        var stateMachineArn = await yard.CreateAsync($$"""{"StartAt":"Bake","States":{"Bake":{"Type":"Task","Resource":"{{activityArn}}","HeartbeatSeconds":60,"End":true} } }""");
        var executionArn = Text(await CallAsync(yard, "StartExecution", new { stateMachineArn, input = """{"pizza":1}""" }), "executionArn");

        var task = await poll;
        var taskToken = Text(task, "taskToken");
        await CallAsync(yard, "SendTaskHeartbeat", new { taskToken });
        var unusable = await RefusalAsync(yard, "SendTaskSuccess", new { taskToken, output = "done" });
        await CallAsync(yard, "SendTaskFailure", new { taskToken, error = "Burnt", cause = "too hot" });
        var late = await RefusalAsync(yard, "SendTaskHeartbeat", new { taskToken });

        Text(same, "activityArn").ShouldBe(activityArn);
        Text(task, "input").ShouldBe("""{"pizza":1}""");
        unusable.Name.ShouldBe("InvalidOutput");
        late.ShouldBe(("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"));
        var ended = await yard.EndAsync(executionArn);
        (Text(ended, "status"), Text(ended, "error"), Text(ended, "cause")).ShouldBe(("FAILED", "Burnt", "too hot"));
        (Text(await CallAsync(yard, "DescribeActivity", new { activityArn }), "name"), (await CallAsync(yard, "ListActivities", new { })).GetProperty("activities").GetArrayLength()).ShouldBe(("bake", 1));
        (await RefusalAsync(yard, "CreateActivity", new { name = "bake", encryptionConfiguration = new { type = "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId = "alias/oven" } })).Name.ShouldBe("ActivityAlreadyExists");
        await CallAsync(yard, "DeleteActivity", new { activityArn });
        (await RefusalAsync(yard, "DescribeActivity", new { activityArn })).ShouldBe(("ActivityDoesNotExist", $"Activity Does Not Exist: '{activityArn}'"));
    }

    [JavaScriptSdkFact]
    public async Task Whoever_has_the_token_answers_a_callback_once()
    {
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new PlayedIntegration("sns:publish", request =>
        {
            asked.SetResult(request.TaskToken!);
            return new(TaskResult.Succeeded(ObjectValue.Create("MessageId", "1")));
        });
        await using var yard = await StatesYard.StartAsync(integration: queue);
        var stateMachineArn = await yard.CreateAsync(StatesYard.Publish.Replace("sns:publish", "sns:publish.waitForTaskToken", StringComparison.Ordinal).Replace("\"Message\":\"m\"", "\"Message.$\":\"$$.Task.Token\"", StringComparison.Ordinal));
        var executionArn = Text(await CallAsync(yard, "StartExecution", new { stateMachineArn }), "executionArn");
        var taskToken = await asked.Task;

        await CallAsync(yard, "SendTaskSuccess", new { taskToken, output = "\"approved\"" });

        Text(await yard.EndAsync(executionArn), "output").ShouldBe("\"approved\"");
        (await RefusalAsync(yard, "SendTaskFailure", new { taskToken })).Name.ShouldBe("TaskTimedOut");
        (await RefusalAsync(yard, "SendTaskSuccess", new { taskToken = "nonsense", output = "1" })).Name.ShouldBe("InvalidToken");
    }

    [JavaScriptSdkFact]
    public async Task A_state_is_tested_alone()
    {
        await using var yard = await StatesYard.StartAsync();
        const string State = """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload.$":"$.order"},"ResultSelector":{"n.$":"$.Payload"},"Catch":[{"ErrorEquals":["Burnt"],"Next":"Sorry"}],"Next":"Serve"}""";

        var done = await CallAsync(yard, "TestState", new { definition = State, input = """{"order":[1]}""", inspectionLevel = "DEBUG", mock = new { result = """{"Payload":7}""" } });
        var caught = await CallAsync(yard, "TestState", new { definition = State, input = """{"order":[1]}""", mock = new { errorOutput = new { error = "Burnt", cause = "too hot" } } });

        (Text(done, "status"), Text(done, "nextState"), Text(done, "output")).ShouldBe(("SUCCEEDED", "Serve", """{"n":7}"""));
        Text(done.GetProperty("inspectionData"), "afterParameters").ShouldBe("""{"FunctionName":"f","Payload":[1]}""");
        (Text(caught, "status"), Text(caught, "nextState"), Text(caught, "error")).ShouldBe(("CAUGHT_ERROR", "Sorry", "Burnt"));
        (await RefusalAsync(yard, "TestState", new { definition = "{}" })).Name.ShouldBe("InvalidDefinition");
    }

    private Task<JsonElement> CallAsync(StatesYard yard, string operation, object input) => sdk.CallAsync(yard.Endpoint, operation, input);

    private Task<(string Name, string Message)> RefusalAsync(StatesYard yard, string operation, object input) => sdk.RefusalAsync(yard.Endpoint, operation, input);

    private async Task<JsonElement> RunAsync(StatesYard yard, string stateMachineArn, string input = "{}")
    {
        var started = await CallAsync(yard, "StartExecution", new { stateMachineArn, input });
        await yard.EndAsync(Text(started, "executionArn"));
        return await CallAsync(yard, "DescribeExecution", new { executionArn = Text(started, "executionArn") });
    }

    /// <summary>Asks until there is an answer.</summary>
    private static async Task<string> UntilAsync(Func<Task<string?>> ask)
    {
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }
        }
    }

    private static string Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.GetString() is { } text ? text : throw new ShouldAssertException($"There is no '{member}' in {element}");

    private static object Routes(params (string Version, int Weight)[] routes) => routes.Select(route => new { stateMachineVersionArn = route.Version, weight = route.Weight });

    private static object Tags(params (string Key, string Value)[] tags) => tags.Select(tag => new { key = tag.Key, value = tag.Value });
}
