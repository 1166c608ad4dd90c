using System.Diagnostics;
using System.Text.Json;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.CommandLine;

public sealed class TestStateCommandTests : IDisposable
{
    private const string Call = """
        {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload.$":"$"},"ResultPath":"$.r",
         "Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Sorry"}],"Next":"Then"}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-test-state-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_steps_from_input_to_output_are_shown()
    {
        var (exitCode, output, _) = await RunAsync(Write(Call), "--input", """{"n":1}""", "--mock-result", """{"Payload":true}""");

        exitCode.ShouldBe(0);
        output.ShouldBe("""
            input: {"n":1}
            afterInputPath: the same
            afterParameters: {"FunctionName":"f","Payload":{"n":1}}
            result: {"Payload":true}
            afterResultSelector: the same
            afterResultPath: {"n":1,"r":{"Payload":true}}
            output: the same

            SUCCEEDED, next state: Then

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("0", 3, "RETRIABLE\nerror: Busy\nRetry[0] would try again in 1 s\n")]
    [InlineData("1", 4, "CAUGHT_ERROR, next state: Sorry\nerror: Busy\nRetry[0] has no attempts left\nCatch[0] catches it\n")]
    public async Task The_exit_code_says_what_became_of_an_error(string retries, int exitCode, string end)
    {
        var result = await RunAsync(Write(Call), "--mock-error", "Busy", "--retry-count", retries);

        result.ExitCode.ShouldBe(exitCode);
        result.Output.ShouldEndWith(end);
    }

    [Fact]
    public async Task A_task_that_is_not_mocked_fails_and_says_what_to_do()
    {
        var (exitCode, output, _) = await RunAsync(Write(Call.Replace("States.ALL", "Other", StringComparison.Ordinal)));

        exitCode.ShouldBe(1);
        output.ShouldEndWith("cause: Nothing answers the Task here: mock what it comes to, or test the state where its service runs.\n");
    }

    [Fact]
    public async Task Tools_get_what_the_API_answers()
    {
        var (_, output, _) = await RunAsync(Write(Call), "--mock-result", "{}", "--inspection-level", "INFO", "--json");

        var answer = JsonElement.Parse(output);
        answer.GetProperty("output").GetString().ShouldBe("""{"r":{}}""");
        answer.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Theory]
    [InlineData("""{"Type":"Pass","End":true}""", "--mock-result", "1", "ValidationException: State type 'Pass' is not supported when a mock is specified")]
    [InlineData("""{"Type":"Pass","End":true}""", "--input", "{", "The input is not JSON. A file is given as --input @file.")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"}}}""", "--input", "1", "This is a whole state machine. Name one of its states with --state: A, B")]
    public async Task What_cannot_be_tested_is_one_message_and_exit_code_2(string definition, string option, string value, string message)
    {
        var (exitCode, output, error) = await RunAsync(Write(definition), option, value);

        (exitCode, output, error.Trim()).ShouldBe((2, "", message));
    }

    [Fact]
    public async Task A_value_can_be_a_file()
    {
        var root = Repository.Find().Root;
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(TestStateCommand).Assembly.Location, "test-state", "definitions/pizza.asl.json", "--state", "CheckFlavour",
            "--input", "@definitions/pizza.sample.json", "--mock-result", "{}",
        ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = root,
        };
        using var local = Process.Start(start)!;
        var output = await local.StandardOutput.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(0);
        output.ShouldStartWith("""input: {"flavour":"pepperoni"}""");
    }

    private string Write(string definition)
    {
        var file = Path.Combine(_folder.FullName, "definition.asl.json");
        File.WriteAllText(file, definition);
        return file;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await TestStateCommand.RunAsync(TestStateCommand.Create().Parse(args), output, error, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
