using System.Text.Json;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_works_with_any_credentials()
    {
        await using var yard = await StatesYard.StartAsync();
        var standard = await yard.CreateAsync(StatesYard.Pass, name: "dragons");
        var express = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        var sync = await AwsAsync(yard, "start-sync-execution", "--state-machine-arn", express, "--input", """{"flavour":"pepperoni"}""");
        var started = await AwsAsync(yard, "start-execution", "--state-machine-arn", standard, "--name", "one");
        var executionArn = started.GetProperty("executionArn").GetString()!;
        await yard.EndAsync(executionArn);
        var history = await AwsAsync(yard, "get-execution-history", "--execution-arn", executionArn, "--page-size", "2");

        sync.GetProperty("output").GetString().ShouldBe("""{"flavour":"pepperoni"}""");
        history.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString())
            .ShouldBe(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
    }

    [AwsCliFact]
    public async Task The_aws_command_deploys_a_version_behind_an_alias()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Fail);

        var updated = await AwsAsync(
            yard, "update-state-machine", "--state-machine-arn", stateMachineArn, "--definition", StatesYard.Pass, "--publish", "--version-description", "works");
        var versionArn = updated.GetProperty("stateMachineVersionArn").GetString();
        var alias = await AwsAsync(
            yard, "create-state-machine-alias", "--name", "PROD", "--routing-configuration", $"stateMachineVersionArn={versionArn},weight=100");
        var aliasArn = alias.GetProperty("stateMachineAliasArn").GetString()!;
        var started = await AwsAsync(yard, "start-execution", "--state-machine-arn", aliasArn);
        var ended = await yard.EndAsync(started.GetProperty("executionArn").GetString()!);
        await AwsCli.RunAsync(yard.Endpoint, "stepfunctions", "tag-resource", "--resource-arn", stateMachineArn, "--tags", "key=team,value=oven");
        var tags = await AwsAsync(yard, "list-tags-for-resource", "--resource-arn", stateMachineArn);

        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        ended.GetProperty("stateMachineAliasArn").GetString().ShouldBe(aliasArn);
        tags.GetProperty("tags")[0].GetProperty("value").GetString().ShouldBe("oven");
    }

    private static async Task<JsonElement> AwsAsync(StatesYard yard, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(yard.Endpoint, ["stepfunctions", .. arguments]));
}
