using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Stepyard.Tests.Local.Lambda;

/// <summary>Lambda with the aws command.</summary>
public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_invokes_functions_in_every_way()
    {
        await using var yard = await FunctionYard.StartAsync();
        var arn = yard.Create("Log");
        using var output = new OutputFile();

        var (tailed, accepted, dry, versioned, missing) = (
            AwsAsync(yard, "invoke", "--function-name", arn, "--log-type", "Tail", output.Path),
            AwsAsync(yard, "invoke", "--function-name", "test", "--invocation-type", "Event", "--cli-binary-format", "raw-in-base64-out", "--payload", "{}", "/dev/null"),
            AwsAsync(yard, "invoke", "--function-name", "test", "--invocation-type", "DryRun", "/dev/null"),
            AwsAsync(yard, "invoke", "--function-name", "123456789012:function:test", "--qualifier", "$LATEST", "/dev/null"),
            ErrorAsync(yard, "invoke", "--function-name", "nobody", "/dev/null"));

        (await tailed).GetProperty("StatusCode").GetInt32().ShouldBe(200);
        Encoding.UTF8.GetString((await tailed).GetProperty("LogResult").GetBytesFromBase64()).ShouldContain("to the console");
        JsonSerializer.Deserialize<Guid>(await File.ReadAllTextAsync(output.Path)).ShouldNotBe(Guid.Empty);
        ((await accepted).GetProperty("StatusCode").GetInt32(), (await dry).GetProperty("StatusCode").GetInt32()).ShouldBe((202, 204));
        (await versioned).GetProperty("ExecutedVersion").GetString().ShouldBe("$LATEST");
        (await missing).ShouldContain("(ResourceNotFoundException) when calling the Invoke operation: Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody:$LATEST");
    }

    [AwsCliFact]
    public async Task The_aws_command_describes_functions_and_manages_who_may_invoke_them()
    {
        await using var yard = await FunctionYard.StartAsync();
        yard.Create("Refuse", ("tags", ImmutableDictionary<string, object>.Empty.Add("team", "kitchen")), ("memorySize", 256.0));

        string[] test = ["--function-name", "test"];
        var (listed, described, configuration, failed, absent) = (
            AwsAsync(yard, "list-functions", "--page-size", "1"),
            AwsAsync(yard, ["get-function", .. test]),
            AwsAsync(yard, ["get-function-configuration", .. test]),
            AwsAsync(yard, ["invoke", .. test, "--cli-binary-format", "raw-in-base64-out", "--payload", """{"text":"Peter"}""", "/dev/null"]),
            ErrorAsync(yard, ["get-policy", .. test]));
        var arn = (await described).GetProperty("Configuration").GetProperty("FunctionArn").GetString()!;
        (await listed).GetProperty("Functions")[0].GetProperty("FunctionArn").GetString().ShouldBe(arn);
        (await described).GetProperty("Tags").GetProperty("team").GetString().ShouldBe("kitchen");
        ((await configuration).GetProperty("MemorySize").GetInt32(), (await configuration).GetProperty("State").GetString()).ShouldBe((256, "Active"));
        ((await failed).GetProperty("StatusCode").GetInt32(), (await failed).GetProperty("FunctionError").GetString()).ShouldBe((200, "Unhandled"));
        (await absent).ShouldContain("(ResourceNotFoundException) when calling the GetPolicy operation: The resource you requested does not exist.");

        string[] permission = ["add-permission", .. test, "--statement-id", "topic", "--action", "lambda:InvokeFunction", "--principal", "sns.amazonaws.com", "--source-arn", "arn:aws:sns:us-east-1:123456789012:orders"];
        var statement = JsonElement.Parse((await AwsAsync(yard, permission)).GetProperty("Statement").GetString()!);
        var (again, policy, tags) = (ErrorAsync(yard, permission), AwsAsync(yard, ["get-policy", .. test]), AwsAsync(yard, "list-tags", "--resource", arn));
        statement.GetProperty("Principal").GetProperty("Service").GetString().ShouldBe("sns.amazonaws.com");
        (await again).ShouldContain("(ResourceConflictException) when calling the AddPermission operation: The statement id (topic) provided already exists.");
        JsonElement.Parse((await policy).GetProperty("Policy").GetString()!).GetProperty("Statement")[0].GetRawText().ShouldBe(statement.GetRawText());
        (await tags).GetProperty("Tags").GetProperty("team").GetString().ShouldBe("kitchen");
        await AwsCli.RunAsync(yard.Yard.AwsEndpoint, ["lambda", "remove-permission", .. test, "--statement-id", "topic"]);
        (await ErrorAsync(yard, ["remove-permission", .. test, "--statement-id", "topic"])).ShouldContain("(ResourceNotFoundException) when calling the RemovePermission operation: Statement topic is not found in resource policy.");
    }

    private static async Task<JsonElement> AwsAsync(FunctionYard yard, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(yard.Yard.AwsEndpoint, ["lambda", .. arguments]));

    private static async Task<string> ErrorAsync(FunctionYard yard, params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await AwsCli.TryAsync(yard.Yard.AwsEndpoint, ["lambda", .. arguments]);
        exitCode.ShouldNotBe(0, output);
        return error;
    }

    /// <summary>Where the command puts what a function returned.</summary>
    private sealed class OutputFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
