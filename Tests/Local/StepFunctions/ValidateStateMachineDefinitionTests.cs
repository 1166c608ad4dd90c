namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>AWS: Step Functions API Reference, ValidateStateMachineDefinition.</summary>
public sealed class ValidateStateMachineDefinitionTests
{
    // An AWS warning at Result, one of ours at the field that stands twice.
    private const string Warned = """{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"$.x","Comment":"a","Comment":"b","End":true}}}""";

    [Theory]
    [InlineData(null, 0)]
    [InlineData("ERROR", 0)]
    [InlineData("WARNING", 1)]
    public async Task Warnings_are_told_when_they_are_asked_for_and_only_those_of_AWS(string? severity, int count)
    {
        await using var yard = await StatesYard.StartAsync();

        var answer = await yard.CallAsync("ValidateStateMachineDefinition", new { definition = Warned, severity });

        answer.GetProperty("result").GetString().ShouldBe("OK");
        var diagnostics = answer.GetProperty("diagnostics").EnumerateArray().ToList();
        diagnostics.Count.ShouldBe(count);
        diagnostics.ForEach(diagnostic => diagnostic.GetRawText().ShouldBe("""
            {"severity":"WARNING","code":"PASS_RESULT_IS_STATIC","message":"The value of 'Result' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.","location":"/States/A/Result"}
            """));
    }

    [Theory]
    [InlineData(0, 3, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 3, false)]
    public async Task No_more_than_asked_for_are_told(int maxResults, int count, bool isTruncated)
    {
        await using var yard = await StatesYard.StartAsync();

        var answer = await yard.CallAsync("ValidateStateMachineDefinition", new
        {
            definition = """{"StartAt":"A","States":{"A":{"Type":"Pass","X":1,"Y":2,"Z":3,"End":true}}}""",
            maxResults,
        });

        answer.GetProperty("diagnostics").GetArrayLength().ShouldBe(count);
        answer.GetProperty("truncated").GetBoolean().ShouldBe(isTruncated);
    }

    [Fact]
    public async Task What_is_wrong_with_the_whole_has_no_place()
    {
        const string Definition = """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}""";
        await using var yard = await StatesYard.StartAsync();

        var answer = await yard.CallAsync("ValidateStateMachineDefinition", new { definition = Definition });
        var refusal = await yard.RefusalAsync("CreateStateMachine", new { name = "loop", definition = Definition, roleArn = StatesYard.UnknownRole });

        answer.GetProperty("diagnostics")[0].GetRawText().ShouldBe("""{"severity":"ERROR","code":"MISSING_END_STATE","message":"Workflow has no terminal state"}""");
        refusal.ShouldBe(("InvalidDefinition", "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'"));
    }
}
