using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</summary>
public sealed class DataFlowTests
{
    private const string Input = """{"order":{"id":7,"items":["a","b"]},"who":"Ann"}""";

    [Theory]
    [InlineData("", Input)]
    [InlineData(""","InputPath":"$.order" """, """{"id":7,"items":["a","b"]}""")]
    [InlineData(""","InputPath":null""", "{}")]
    [InlineData(""","InputPath":"$.order","Parameters":{"first.$":"$.items[0]","n":1}""", """{"first":"a","n":1}""")]
    [InlineData(""","Parameters":{"greeting.$":"States.Format('Hi {}', $.who)"}""", """{"greeting":"Hi Ann"}""")]
    [InlineData(""","ResultPath":null""", Input)]
    [InlineData(""","Result":1,"ResultPath":"$.order" """, """{"order":1,"who":"Ann"}""")]
    [InlineData(""","Result":1,"ResultPath":"$.new.deep" """, """{"order":{"id":7,"items":["a","b"]},"who":"Ann","new":{"deep":1}}""")]
    [InlineData(""","Result":1""", "1")]
    [InlineData(""","OutputPath":"$.order.id" """, "7")]
    [InlineData(""","OutputPath":null""", "{}")]
    [InlineData(""","InputPath":"$.order.id","ResultPath":"$.id","OutputPath":"$.id" """, "7")]
    public void A_Pass_state_filters_its_data(string fields, string output) =>
        Workflow.Run($$$$"""{"P":{"Type":"Pass","End":true{{{{fields}}}}}}""", Input).Output.ShouldBe(output);

    [Fact]
    public void A_Task_selects_from_its_result_and_puts_it_into_its_input()
    {
        var workflow = Workflow.Run(
            Workflow.Task(""" "Parameters":{"id.$":"$.order.id"},"ResultSelector":{"double.$":"$.twice"},"ResultPath":"$.answer","OutputPath":"$.answer" """),
            Input,
            request =>
            {
                request.Input.ToJson().ShouldBe("""{"id":7}""");
                return TaskResult.Succeeded(Value.Parse("""{"twice":14,"noise":true}"""));
            });

        workflow.Output.ShouldBe("""{"double":14}""");
    }

    [Theory]
    [InlineData(""","InputPath":"$.nope" """, "Invalid path '$.nope' : No results for path: $['nope']")]
    [InlineData(""","OutputPath":"$.nope" """, "Invalid path '$.nope' : No results for path: $['nope']")]
    public void A_path_that_finds_nothing_fails_the_execution(string fields, string cause)
    {
        var result = Workflow.Run($$$$"""{"P":{"Type":"Pass","End":true{{{{fields}}}}}}""", Input).Result;

        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("States.Runtime");
        result.Cause.ShouldBe($"An error occurred while executing the state 'P' (entered at the event id #2). {cause}");
    }

    [Fact]
    public void An_output_over_256_KiB_fails_the_execution()
    {
        var text = new string('x', 200_000);

        var result = Workflow.Run("""{"P":{"Type":"Pass","End":true,"Parameters":{"a.$":"$","b.$":"$"}}}""", $"\"{text}\"").Result;

        result.Error.ShouldBe("States.DataLimitExceeded");
        result.Cause.ShouldBe("The state/task 'P' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
}
