using Stepyard.Local.CommandLine;

namespace Stepyard.Tests.Local.CommandLine;

public sealed class GraphCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-graph-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void States_are_drawn_with_what_leads_from_one_to_the_other()
    {
        var (exitCode, output, _) = Run("""
            {
              "StartAt": "Ask \"Ada\"",
              "States": {
                "Ask \"Ada\"": {
                  "Type": "Task", "Resource": "${Ask}",
                  "Retry": [{"ErrorEquals": ["Busy", "Slow"]}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}],
                  "Next": "Agreed?"
                },
                "Agreed?": {
                  "Type": "Choice",
                  "Choices": [
                    {"Variable": "$.answer", "StringEquals": "yes", "Next": "Each"},
                    {"And": [{"Variable": "$.a", "IsPresent": true}, {"Not": {"Variable": "$.b", "NumericLessThan": 3}}], "Next": "Both"},
                    {"Or": [{"Variable": "$.later", "BooleanEquals": true}, {"Variable": "$.busy", "BooleanEquals": true}], "Next": "Rest"}
                  ],
                  "Default": "Sorry"
                },
                "Rest": {"Type": "Wait", "Seconds": 10, "Next": "Ask \"Ada\""},
                "Each": {
                  "Type": "Map",
                  "ItemProcessor": {"StartAt": "One", "States": {"One": {"Type": "Pass", "Next": "Two"}, "Two": {"Type": "Pass", "End": true}}},
                  "Next": "Done"
                },
                "Both": {
                  "Type": "Parallel",
                  "Branches": [{"StartAt": "Left", "States": {"Left": {"Type": "Pass", "End": true}}}, {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "End": true}}}],
                  "End": true
                },
                "Done": {"Type": "Succeed"},
                "Sorry": {"Type": "Fail"}
              }
            }
            """);

        exitCode.ShouldBe(0);
        output.ShouldBe("""
            flowchart TD
              begin((" "))
              s1["Ask #quot;Ada#quot;<br/>↻ Busy, Slow"]
              s2{"Agreed?"}
              s3(["Rest"])
              subgraph s4["Each"]
                s8["One"]
                s9["Two"]
              end
              subgraph s5["Both"]
                s10["Left"]
                s11["Right"]
              end
              s6(("Done"))
              s7{{"Sorry"}}
              finish(((" ")))
              begin --> s1
              s8 --> s9
              s1 --> s2
              s1 -. "States.ALL" .-> s7
              s2 -- "$.answer StringEquals yes" --> s4
              s2 -- "$.a IsPresent true and not $.b NumericLessThan 3" --> s5
              s2 -- "$.later BooleanEquals true or $.busy BooleanEquals true" --> s3
              s2 -- "otherwise" --> s7
              s3 --> s1
              s4 --> s6
              s5 --> finish

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_condition_in_JSONata_is_drawn_as_it_is_written()
    {
        var (_, output, _) = Run("""
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n < 3 %}", "Next": "B"}], "Default": "B"},
              "B": {"Type": "Succeed"}}}
            """);

        output.ShouldContain("""s1 -- "$states.input.n #lt; 3" --> s2""");
    }

    [Fact]
    public void A_definition_with_mistakes_is_told_and_not_drawn()
    {
        var (exitCode, output, error) = Run("""{"StartAt": "A", "States": {}}""");

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldContain("error: ");
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_message()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        GraphCommand.Run(Path.Combine(_folder.FullName, "none.asl.json"), output, error).ShouldBe(2);

        error.ToString().ShouldContain("none.asl.json");
    }

    private (int ExitCode, string Output, string Error) Run(string definition)
    {
        var file = Path.Combine(_folder.FullName, "definition.asl.json");
        File.WriteAllText(file, definition);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = GraphCommand.Run(file, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
