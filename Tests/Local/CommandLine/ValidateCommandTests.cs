using System.Text.Json;
using Stepyard.Local.CommandLine;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.Local.CommandLine;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Valid = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stepyard-validate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_definitions_of_the_stack_are_valid()
    {
        var (exitCode, output, _) = Run([Path.Combine(Repository.Find().Root, "definitions")]);

        exitCode.ShouldBe(0);
        output.ShouldMatch(@"^\d+ definitions valid\.\n$");
    }

    [Fact]
    public void A_mistake_is_shown_with_its_place_its_line_a_caret_and_the_fix()
    {
        var file = Write("a.asl.json", "{\n  \"StartAt\": \"First\",\n  \"States\": {\n\t\"First\": { \"Type\": \"Pass\", \"Next\": \"Secnd\" },\n    \"Second\": { \"Type\": \"Succeed\" }\n  }\n}");

        var (exitCode, output, _) = Run([file]);

        exitCode.ShouldBe(1);
        output.ShouldStartWith($$"""
            {{file}}:4:29: error: Missing 'Next' target: Secnd [MISSING_TRANSITION_TARGET]
                "First": { "Type": "Pass", "Next": "Secnd" },
                                           ^
                at: /States/First/Next
                allowed: First, Second
                fix: did you mean "Second"?


            """.ReplaceLineEndings("\n"));
        output.ShouldEndWith("1 definition invalid: 2 errors.\n");
    }

    [Fact]
    public void A_definition_on_one_long_line_is_shown_around_the_mistake()
    {
        var file = Write("a.asl.json", $$$$"""{"Comment":"{{{{new string('x', 500)}}}}","StartAt":"A","States":{"A":{"Type":"Pas","Comment":"{{{{new string('y', 500)}}}}","End":true}}}""");

        var lines = Run([file]).Output.Split('\n');

        lines[1].Length.ShouldBeLessThan(110);
        lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)..].ShouldStartWith("\"Type\":\"Pas\"");
    }

    [Fact]
    public void Folders_are_searched_at_any_depth_and_warnings_let_a_definition_pass()
    {
        Write("one/two/deep.asl.json", """{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"$.x","End":true}}}""");
        Write("one/valid.asl.json", Valid);
        Write("other.json", "not a definition");

        var (exitCode, output, _) = Run([_folder.FullName]);

        exitCode.ShouldBe(0);
        output.ShouldContain("deep.asl.json:1:45: warning: ");
        output.ShouldEndWith("2 definitions valid, 1 warning.\n");
    }

    [Fact]
    public void Tools_get_one_JSON_document()
    {
        var valid = Write("a.asl.json", Valid);
        var invalid = Write("b.asl.json", "oops");

        var (exitCode, output, _) = Run([valid, invalid], asJson: true);

        exitCode.ShouldBe(1);
        var json = JsonElement.Parse(output);
        (json.GetProperty("valid").GetBoolean(), json.GetProperty("errors").GetInt32(), json.GetProperty("warnings").GetInt32()).ShouldBe((false, 1, 0));
        json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()).ShouldBe([valid, invalid]);
        json.GetProperty("files")[1].GetProperty("problems")[0].GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal).ShouldBe("""
            {"severity": "ERROR","code": "INVALID_JSON_DESCRIPTION","message": "Unrecognized token 'oops': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')","line": 1,"column": 5,"allowed": "JSON"}
            """);
    }

    [Theory]
    [InlineData("other.asl.json", null, true)]
    [InlineData("other.asl.json", WorkflowType.Express, false)]
    [InlineData("pizza.asl.json", null, false)]
    [InlineData("pizza.asl.json", WorkflowType.Standard, true)]
    public void A_definition_is_for_the_type_that_is_asked_for_or_that_the_stack_has(string name, WorkflowType? type, bool isValid)
    {
        var file = Write(name, """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync","Parameters":{},"End":true}}}""");

        Run([file], type).ExitCode.ShouldBe(isValid ? 0 : 1);
    }

    [Theory]
    [InlineData("nowhere", "There is no file or folder nowhere.")]
    [InlineData("", "There is no *.asl.json in ")]
    public void Nothing_to_validate_is_exit_code_2(string path, string message)
    {
        var (exitCode, output, error) = Run([path.Length == 0 ? _folder.FullName : path]);

        (exitCode, output).ShouldBe((2, ""));
        error.ShouldStartWith(message);
    }

    private static (int ExitCode, string Output, string Error) Run(string[] paths, WorkflowType? type = null, bool asJson = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (ValidateCommand.Run(paths, type, asJson, output, error), output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
