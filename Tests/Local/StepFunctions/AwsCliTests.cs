using System.Diagnostics;
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

    private static async Task<JsonElement> AwsAsync(StatesYard yard, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("aws", ["--endpoint-url", yard.Endpoint.ToString(), "--output", "json", "stepfunctions", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ACCESS_KEY_ID"] = "any",
                ["AWS_SECRET_ACCESS_KEY"] = "any",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                // StartSyncExecution goes to sync-HOST otherwise, which no loopback address has.
                ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
            },
        };
        using var aws = Process.Start(start)!;
        var error = aws.StandardError.ReadToEndAsync();
        var output = await aws.StandardOutput.ReadToEndAsync();
        await aws.WaitForExitAsync();
        aws.ExitCode.ShouldBe(0, await error);
        return JsonElement.Parse(output);
    }
}
