using System.Text.Json;

namespace Stepyard.Tests.StatesLanguage.States;

public sealed class ResultWriterTests
{
    private const string ToBucket = """ "Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"hoard","Prefix":"results"} """;

    [Fact]
    public void Results_go_to_objects_and_a_manifest_names_them()
    {
        var objects = new Objects();

        var workflow = Run($"{{{ToBucket}}}", "[1,-2]", objects, """ "ToleratedFailureCount":1, """);

        var result = JsonElement.Parse(workflow.Output!);
        var run = result.GetProperty("MapRunArn").GetString()!;
        var folder = $"results/{run[(run.LastIndexOf(':') + 1)..]}/";
        result.GetProperty("ResultWriterDetails").ToString().ShouldBe($$"""{"Bucket":"hoard","Key":"{{folder}}manifest.json"}""");
        objects.Keys.ShouldBe([$"{folder}FAILED_0.json", $"{folder}SUCCEEDED_0.json", $"{folder}manifest.json"]);

        var manifest = JsonElement.Parse(objects.Text("manifest.json"));
        manifest.GetProperty("DestinationBucket").GetString().ShouldBe("hoard");
        manifest.GetProperty("ResultFiles").ToString().ShouldBe(
            $$"""{"FAILED":[{"Key":"{{folder}}FAILED_0.json","Size":{{objects.Text("FAILED_0.json").Length}}}],"PENDING":[],"SUCCEEDED":[{"Key":"{{folder}}SUCCEEDED_0.json","Size":{{objects.Text("SUCCEEDED_0.json").Length}}}]}""");
        var succeeded = JsonElement.Parse(objects.Text("SUCCEEDED_0.json"))[0];
        succeeded.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["ExecutionArn", "Input", "InputDetails", "Name", "Output", "OutputDetails", "RedriveCount", "RedriveStatus", "RedriveStatusReason", "StartDate", "StateMachineArn", "Status", "StopDate"]);
        succeeded.GetProperty("Output").GetString().ShouldBe("[1,1]");
    }

    [Fact]
    public void A_run_that_failed_leaves_what_was_pending_too()
    {
        var objects = new Objects();

        var workflow = Run($"{{{ToBucket}}}", "[-1,2]", objects, """ "MaxConcurrency":1, """);

        workflow.Result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");
        JsonElement.Parse(objects.Text("PENDING_0.json"))[0].ToString().ShouldBe("""{"Input":"2","InputDetails":{"Included":true},"Status":"PENDING"}""");
    }

    [Theory]
    [InlineData("COMPACT", "JSON", "SUCCEEDED_0.json", "[[1,1],[2,2]]")]
    [InlineData("FLATTEN", "JSON", "SUCCEEDED_0.json", "[1,1,2,2]")]
    [InlineData("FLATTEN", "JSONL", "SUCCEEDED_0.jsonl", "1\n1\n2\n2\n")]
    public void Results_are_written_in_the_format_that_is_asked_for(string transformation, string type, string file, string expected)
    {
        var objects = new Objects();

        Run($$$"""{ {{{ToBucket}}},"WriterConfig":{"Transformation":"{{{transformation}}}","OutputType":"{{{type}}}"} }""", "[1,2]", objects);

        objects.Text(file).ShouldBe(expected);
    }

    [Theory]
    [InlineData("COMPACT", "JSON", "[[1,1],[2,2]]")]
    [InlineData("FLATTEN", "JSON", "[1,1,2,2]")]
    [InlineData("FLATTEN", "JSONL", "\"1\\n1\\n2\\n2\\n\"")]
    public void Without_a_bucket_the_format_is_that_of_the_result(string transformation, string type, string expected) =>
        Run($$$"""{"WriterConfig":{"Transformation":"{{{transformation}}}","OutputType":"{{{type}}}"} }""", "[1,2]", new Objects()).Output.ShouldBe(expected);

    [Fact]
    public void A_bucket_that_cannot_be_written_to_fails_the_run()
    {
        var workflow = Run("""{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"none"}}""", "[1]", new Objects());

        (workflow.Result.Error, workflow.Result.Cause).ShouldBe(("States.ResultWriterFailed", "The specified bucket does not exist"));
        workflow.Trail.ShouldEndWith("MapRunStarted MapRunFailed MapStateFailed");
    }

    private static Workflow Run(string writer, string input, Objects objects, string fields = "") => Workflow.Run(
        $$$"""
        {"Map":{"Type":"Map",{{{fields}}}"ResultWriter":{{{writer}}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Each","States":{
         "Each":{"Type":"Choice","Choices":[{"Variable":"$","NumericLessThan":0,"Next":"Refuse"}],"Default":"Take"},
         "Refuse":{"Type":"Fail"},"Take":{"Type":"Pass","Parameters":{"twice.$":"States.Array($, $)"},"OutputPath":"$.twice","End":true} } },"End":true} }
        """.Trim(), input, objects: objects);
}
