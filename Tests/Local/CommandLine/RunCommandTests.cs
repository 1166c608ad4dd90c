using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.CommandLine;

public sealed class RunCommandTests : IDisposable
{
    private const string Order = """
        {
          "StartAt": "Charge",
          "States": {
            "Charge": {
              "Type": "Task", "Resource": "${ChargeArn}", "ResultPath": "$.paid",
              "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5}], "Next": "Pack"
            },
            "Pack": {"Type": "Wait", "Seconds": 3600, "Next": "Label"},
            "Label": {"Type": "Pass", "Parameters": {"name.$": "$$.Execution.Name", "paid.$": "$.paid"}, "End": true}
          }
        }
        """;

    private const string Mocks = """
        {
          "StateMachines": {
            "Other": {"TestCases": {"First": {"Charge": "Refused"}}},
            "order": {"TestCases": {"Late": {"Charge": "BusyThenPaid"}, "NoMoney": {"Charge": "Refused"}, "Stuck": {"Charge": "Busy"}}}
          },
          "MockedResponses": {
            "BusyThenPaid": {"0": {"Throw": {"Error": "Busy", "Cause": "come back"}}, "1": {"Return": 3}},
            "Busy": {"0": {"Throw": {"Error": "Busy"}}},
            "Refused": {"0": {"Throw": {"Error": "CardRefused", "Cause": "no money"}}}
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_path_is_shown_with_inputs_outputs_retries_and_times()
    {
        var mocks = Write("mocks.json", Mocks);
        var (exitCode, output, _) = await RunAsync(Write("order.asl.json", Order), "--input", """{"id":1}""", "--mock", mocks, "--name", "mine");

        exitCode.ShouldBe(0);
        output.ShouldBe($$"""
            {{mocks}}: order#Late   (--test-case: also Other#First, order#NoMoney, order#Stuck)

            order SUCCEEDED after 1 h 5 s
              started with {"id":1}
                  0 s  Charge (Task)  {"id":1} → {"id":1,"paid":3}  [1 retry: Busy, waited 5 s]  [5 s]
                  5 s  Pack (Wait)  {"id":1,"paid":3} → unchanged  [1 h]
              1 h 5 s  Label (Pass)  {"id":1,"paid":3} → {"name":"mine","paid":3}

            output: {"name":"mine","paid":3}
            Time was virtual: nobody waited. --real-time waits.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_failed_execution_has_exit_code_1_and_shows_its_error()
    {
        var (exitCode, output, _) = await RunAsync(Write("order.asl.json", Order), "--mock", Write("mocks.json", Mocks), "--test-case", "NoMoney");

        exitCode.ShouldBe(1);
        output.ShouldContain("order FAILED after 0 s: CardRefused: no money\n");
        output.ShouldEndWith("error: CardRefused\ncause: no money\n");
    }

    [Fact]
    public async Task A_task_without_an_answer_names_the_option_and_what_to_write_into_the_file()
    {
        var (exitCode, output, error) = await RunAsync(Write("order.asl.json", Order));

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldStartWith("""
            'Charge' got no answer: nothing here calls ${ChargeArn}. Say what it comes to in a mock file, and name that with --mock FILE:
              {"StateMachines": {"order": {"TestCases": {"Any": {"Charge": "Answer"}}}}, "MockedResponses": {"Answer": {"0": {"Return": {}}}}}
            """.ReplaceLineEndings("\n"));
        error.ShouldContain("Charge (Task)  {} … unfinished");

        var advised = error.Split('\n')[1];
        var (advisedCode, _, _) = await RunAsync(Write("order.asl.json", Order), "--mock", Write("mocks.json", advised));
        advisedCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_mock_that_runs_out_of_answers_is_told()
    {
        var (exitCode, _, error) = await RunAsync(Write("order.asl.json", Order), "--mock", Write("mocks.json", Mocks), "--test-case", "Stuck");

        exitCode.ShouldBe(2);
        error.ShouldContain("""has no answer "1", which call 2 needs.""");
    }

    [Fact]
    public async Task Tools_get_one_document()
    {
        var (exitCode, output, _) = await RunAsync(Write("order.asl.json", Order), "--mock", Write("mocks.json", Mocks), "--json");

        exitCode.ShouldBe(0);
        var run = JsonElement.Parse(output);
        run.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        run.GetProperty("seconds").GetDouble().ShouldBe(3605);
        run.GetProperty("output").GetProperty("paid").GetInt32().ShouldBe(3);
        run.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("path").GetString()).ShouldBe(["Charge", "Pack", "Label"]);
        run.GetProperty("states")[0].GetProperty("retries").GetInt32().ShouldBe(1);
        run.GetProperty("states")[1].GetProperty("at").GetDouble().ShouldBe(5);
    }

    [Fact]
    public async Task A_distributed_Map_reads_the_objects_that_are_given()
    {
        var definition = Write("each.asl.json", """
            {"StartAt": "Each", "States": {"Each": {
              "Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "hoard", "Key": "a/items.json"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Keep", "States": {"Keep": {"Type": "Pass", "End": true}}},
              "End": true}}}
            """);

        var (exitCode, output, _) = await RunAsync(definition, "--object", $"hoard/a/items.json={Write("items.json", "[1,2]")}");

        exitCode.ShouldBe(0);
        output.ShouldContain("output: [1,2]\n");
    }

    [Fact]
    public async Task A_definition_with_mistakes_is_told_as_validate_tells_it()
    {
        var (exitCode, output, error) = await RunAsync(Write("order.asl.json", """{"StartAt": "A", "States": {"A": {"Type": "Pas", "End": true}}}"""));

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldContain("error: ");
        error.ShouldEndWith("1 definition invalid: 1 error.\n");
    }

    [Theory]
    [InlineData("--input", "{", "This text is not JSON")]
    [InlineData("--input", "@none.json", "none.json")]
    [InlineData("--mock", "none.json", "none.json")]
    [InlineData("--test-case", "Late", "give --mock FILE too")]
    [InlineData("--object", "hoard", "it has to be BUCKET/KEY=FILE")]
    public async Task What_cannot_be_run_is_one_message_and_exit_code_2(string option, string value, string message)
    {
        var (exitCode, output, error) = await RunAsync(Write("order.asl.json", Order), option, value);

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"StateMachines": {}, "MockedResponses": {}}""", "has no test cases")]
    [InlineData("""{"StateMachines": {"order": {"TestCases": {"A": {"Charge": "Paid"}}}}, "MockedResponses": {}}""", "There is no such mocked response")]
    [InlineData("""{"StateMachines": {"order": {"TestCases": {"A": {"Charg": "Paid"}}}}, "MockedResponses": {"Paid": {}}}""", "did you mean \"Charge\"")]
    public async Task A_mock_file_that_does_not_fit_is_told(string mocks, string message)
    {
        var (exitCode, _, error) = await RunAsync(Write("order.asl.json", Order), "--mock", Write("mocks.json", mocks));

        exitCode.ShouldBe(2);
        error.ShouldContain(message);
    }

    [Fact]
    public async Task The_command_line_knows_it()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RunCommand).Assembly.Location, "run", "definitions/pizza.asl.json"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Find().Root,
        };
        using var local = Process.Start(start)!;
        var error = await local.StandardError.ReadToEndAsync();
        await local.WaitForExitAsync();

        local.ExitCode.ShouldBe(2);
        error.ShouldStartWith("'CheckFlavour' got no answer: ");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await RunCommand.RunAsync(RunCommand.Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }), output, error, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
