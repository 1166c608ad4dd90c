using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Values;

public sealed class DepthTests
{
    [Fact]
    public async Task A_loop_that_wraps_its_input_again_and_again_fails_before_it_nests_too_deep()
    {
        var parsed = StateMachine.Parse(
            """{"StartAt":"Wrap","States":{"Wrap":{"Type":"Pass","Parameters":{"in.$":"$"},"Next":"Again"},"Again":{"Type":"Choice","Choices":[{"Variable":"$.end","IsPresent":true,"Next":"End"}],"Default":"Wrap"},"End":{"Type":"Succeed"}}}""", WorkflowType.Express);
        var identity = new ExecutionIdentity("arn:aws:states:eu-west-1:123456789012:express:m:e", "e", "arn:m", "m", "arn:r");

        var result = await Execution.RunAsync(new(parsed.Machine!, ObjectValue.Empty, identity, new NoTasks()));

        result.Error.ShouldBe("States.Runtime");
        result.Cause.ShouldNotBeNull().ShouldContain("nests deeper than the 1000");
    }

    private sealed class NoTasks : ITaskRunner
    {
        public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation) => throw new InvalidOperationException(request.State);
    }
}
