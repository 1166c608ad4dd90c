using System.Text.Json;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>The operations of Step Functions that Debian's aws command has; <see cref="JavaScript.StepFunctionsTests"/> has them all, with their errors.</summary>
public sealed class AwsCliTests
{
    private const string Prefix = "arn:aws:states:us-east-1:123456789012";

    [AwsCliFact]
    public async Task The_aws_command_creates_changes_lists_and_deletes_state_machines()
    {
        await using var yard = await StatesYard.StartAsync();
        string[] oven = ["create-state-machine", "--name", "oven", "--role-arn", StatesYard.UnknownRole, "--definition"];

        var created = await AwsAsync(yard, [.. oven, StatesYard.Pass, "--tags", "key=team,value=kitchen"]);
        var arn = Text(created, "stateMachineArn");
        var (exists, updated, tagged) = (
            ErrorAsync(yard, [.. oven, StatesYard.Fail]),
            AwsAsync(yard, "update-state-machine", "--state-machine-arn", arn, "--tracing-configuration", "enabled=true"),
            AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "tag-resource", "--resource-arn", arn, "--tags", "key=stage,value=dev"));
        (await exists).ShouldContain($"An error occurred (StateMachineAlreadyExists) when calling the CreateStateMachine operation: State Machine Already Exists: '{arn}'");
        (await updated).TryGetProperty("updateDate", out _).ShouldBeTrue();
        (await tagged).ShouldBeEmpty();
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "untag-resource", "--resource-arn", arn, "--tag-keys", "team");

        var (described, listed, tags) = (
            AwsAsync(yard, "describe-state-machine", "--state-machine-arn", arn),
            AwsAsync(yard, "list-state-machines", "--page-size", "1"),
            AwsAsync(yard, "list-tags-for-resource", "--resource-arn", arn));
        (Text(await described, "definition"), (await described).GetProperty("tracingConfiguration").GetProperty("enabled").GetBoolean()).ShouldBe((StatesYard.Pass, true));
        Text((await listed).GetProperty("stateMachines")[0], "stateMachineArn").ShouldBe(arn);
        (await tags).GetProperty("tags").EnumerateArray().Select(tag => Text(tag, "value")).ShouldBe(["dev"]);
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "delete-state-machine", "--state-machine-arn", arn);
        (await ErrorAsync(yard, "describe-state-machine", "--state-machine-arn", arn)).ShouldContain($"(StateMachineDoesNotExist) when calling the DescribeStateMachine operation: State Machine Does Not Exist: '{arn}'");
    }

    [AwsCliFact]
    public async Task The_aws_command_starts_lists_reads_and_stops_Standard_executions()
    {
        await using var yard = await StatesYard.StartAsync();
        var (quick, slow) = (await yard.CreateAsync(StatesYard.Pass), await yard.CreateAsync(StatesYard.Wait, name: "slow"));

        var (one, other) = (
            AwsAsync(yard, "start-execution", "--state-machine-arn", quick, "--name", "one", "--input", """{"flavour":"pepperoni"}"""),
            AwsAsync(yard, "start-execution", "--state-machine-arn", slow, "--name", "one"));
        var (ended, running) = (Text(await one, "executionArn"), Text(await other, "executionArn"));
        await yard.EndAsync(ended);
        var (described, machine, history, reverse, listed, stopped, exists) = (
            AwsAsync(yard, "describe-execution", "--execution-arn", ended),
            AwsAsync(yard, "describe-state-machine-for-execution", "--execution-arn", ended),
            AwsAsync(yard, "get-execution-history", "--execution-arn", ended, "--page-size", "3"),
            AwsAsync(yard, "get-execution-history", "--execution-arn", ended, "--reverse-order", "--max-items", "1"),
            AwsAsync(yard, "list-executions", "--state-machine-arn", quick, "--status-filter", "SUCCEEDED"),
            AwsAsync(yard, "stop-execution", "--execution-arn", running, "--error", "Cancelled", "--cause", "no longer hungry"),
            ErrorAsync(yard, "start-execution", "--state-machine-arn", quick, "--name", "one"));

        ended.ShouldBe($"{Prefix}:execution:pizza:one");
        (Text(await described, "status"), Text(await described, "output")).ShouldBe(("SUCCEEDED", """{"flavour":"pepperoni"}"""));
        Text(await machine, "stateMachineArn").ShouldBe(quick);
        (await history).GetProperty("events").EnumerateArray().Select(happened => Text(happened, "type"))
            .ShouldBe(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
        Text((await reverse).GetProperty("events").EnumerateArray().ShouldHaveSingleItem(), "type").ShouldBe("ExecutionSucceeded");
        Text((await listed).GetProperty("executions").EnumerateArray().ShouldHaveSingleItem(), "name").ShouldBe("one");
        (await stopped).TryGetProperty("stopDate", out _).ShouldBeTrue();
        (await exists).ShouldContain($"(ExecutionAlreadyExists) when calling the StartExecution operation: Execution Already Exists: '{ended}'");
        var aborted = await yard.EndAsync(running);
        (Text(aborted, "status"), Text(aborted, "error"), Text(aborted, "cause")).ShouldBe(("ABORTED", "Cancelled", "no longer hungry"));
    }

    [AwsCliFact]
    public async Task The_aws_command_gets_the_result_of_an_Express_execution()
    {
        await using var yard = await StatesYard.StartAsync();
        var (express, standard) = (await yard.CreateAsync(StatesYard.Fail, "EXPRESS"), await yard.CreateAsync(StatesYard.Pass, name: "standard"));

        var (failed, unsupported, unlisted) = (
            AwsAsync(yard, "start-sync-execution", "--state-machine-arn", express, "--input", """{"flavour":"pineapple"}"""),
            ErrorAsync(yard, "start-sync-execution", "--state-machine-arn", standard),
            ErrorAsync(yard, "list-executions", "--state-machine-arn", express));

        (Text(await failed, "status"), Text(await failed, "error"), Text(await failed, "input")).ShouldBe(("FAILED", "Failed To Make Pizza", """{"flavour":"pineapple"}"""));
        (await unsupported).ShouldContain("(StateMachineTypeNotSupported) when calling the StartSyncExecution operation: This operation is not supported by this type of state machine");
        (await unlisted).ShouldContain("(StateMachineTypeNotSupported)");
    }

    [AwsCliFact]
    public async Task The_aws_command_can_be_a_worker()
    {
        await using var yard = await StatesYard.StartAsync();
        var activity = Text(await AwsAsync(yard, "create-activity", "--name", "bake", "--tags", "key=team,value=oven"), "activityArn");
        var stateMachineArn = await yard.CreateAsync($$"""{"StartAt":"Bake","States":{"Bake":{"Type":"Task","Resource":"{{activity}}","End":true} } }""");
        var executionArn = Text(await yard.CallAsync("StartExecution", new { stateMachineArn, input = """{"pizza":1}""" }), "executionArn");

        var (task, described, listed) = (
            AwsAsync(yard, "get-activity-task", "--activity-arn", activity, "--worker-name", "Luigi"),
            AwsAsync(yard, "describe-activity", "--activity-arn", activity),
            AwsAsync(yard, "list-activities"));
        (Text(await task, "input"), Text(await described, "name"), (await listed).GetProperty("activities").GetArrayLength()).ShouldBe(("""{"pizza":1}""", "bake", 1));
        var token = Text(await task, "taskToken");
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "send-task-heartbeat", "--task-token", token);
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "send-task-success", "--task-token", token, "--task-output", """{"baked":true}""");
        Text(await yard.EndAsync(executionArn), "output").ShouldBe("""{"baked":true}""");
        var (late, deleted) = (
            ErrorAsync(yard, "send-task-failure", "--task-token", token, "--error", "Burnt"),
            AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "delete-activity", "--activity-arn", activity));
        (await late).ShouldContain("An error occurred (TaskTimedOut) when calling the SendTaskFailure operation: Task Timed Out: 'Provided task does not exist anymore'");
        (await deleted).ShouldBeEmpty();
    }

    [AwsCliFact]
    public async Task The_aws_command_looks_at_map_runs_and_changes_them()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(
            $$$"""{"StartAt":"Map","States":{"Map":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},{{{StatesYard.Pass[1..]}}},"End":true} } }""");
        var executionArn = Text(await yard.RunAsync(stateMachineArn, "[1,2]"), "executionArn");

        var listed = await AwsAsync(yard, "list-map-runs", "--execution-arn", executionArn);
        var mapRunArn = Text(listed.GetProperty("mapRuns").EnumerateArray().ShouldHaveSingleItem(), "mapRunArn");
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "update-map-run", "--map-run-arn", mapRunArn, "--max-concurrency", "7");
        var (described, children) = (
            AwsAsync(yard, "describe-map-run", "--map-run-arn", mapRunArn),
            AwsAsync(yard, "list-executions", "--map-run-arn", mapRunArn));

        ((await described).GetProperty("itemCounts").GetProperty("succeeded").GetInt32(), (await described).GetProperty("maxConcurrency").GetInt32()).ShouldBe((2, 7));
        (await children).GetProperty("executions").GetArrayLength().ShouldBe(2);
    }

    private static async Task<JsonElement> AwsAsync(StatesYard yard, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(yard.Endpoint, ["stepfunctions", .. arguments]));

    private static async Task<string> ErrorAsync(StatesYard yard, params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await AwsCli.TryAsync(yard.Endpoint, ["stepfunctions", .. arguments]);
        exitCode.ShouldNotBe(0, output);
        return error;
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
