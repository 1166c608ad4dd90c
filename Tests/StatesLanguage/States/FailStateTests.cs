using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html</summary>
public sealed class FailStateTests
{
    [Theory]
    [InlineData(""","Error":"E","Cause":"why" """, "E", "why")]
    [InlineData(""","Cause":"why" """, null, "why")]
    [InlineData("", null, null)]
    [InlineData(""","ErrorPath":"$.e","CausePath":"States.Format('{} of {}', $.c, $$.State.Name)" """, "Err", "reason of F")]
    public void A_Fail_state_ends_the_execution_with_its_error(string fields, string? error, string? cause)
    {
        var workflow = Workflow.Run($$$$"""{"F":{"Type":"Fail"{{{{fields}}}}}}""", """{"e":"Err","c":"reason"}""");

        workflow.Result.ShouldBe(new ExecutionResult(ExecutionStatus.Failed, null, error, cause, workflow.Result.StopDate));
        workflow.Trail.ShouldBe("FailStateEntered");
    }

    [Fact]
    public void A_CausePath_that_finds_nothing_is_a_runtime_error() =>
        Workflow.Run("""{"F":{"Type":"Fail","CausePath":"$.nope"}}""", """{"a":1}""").Result.Cause.ShouldBe(
            "An error occurred while executing the state 'F' (entered at the event id #2). "
            + "The JSONPath '$.nope' specified for the field 'CausePath' could not be found in the input '{\"a\":1}'");
}
