using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>States that lead to each other for ever, and never wait for anything.</summary>
public sealed class EndlessLoopTests : IHistory
{
    private const string Loop = """
        {"StartAt":"Turn","States":{
          "Turn":{"Type":"Pass","Next":"Done?"},
          "Done?":{"Type":"Choice","Choices":[{"Variable":"$.done","IsPresent":true,"Next":"Done"}],"Default":"Turn"},
          "Done":{"Type":"Succeed"}}}
        """;

    private Execution? _execution;
    private int _events;

    [Fact]
    public void They_can_be_stopped()
    {
        var machine = StateMachine.Parse(Loop, WorkflowType.Express).Machine!;
        _execution = new Execution(new(machine, Value.Parse("{}"), new("a:b:c:d", "run", "machine", "Machine", "role"), Workflow.NoTasks) { History = this });

        _execution.Begin();

        _execution.Result!.Status.ShouldBe(ExecutionStatus.Aborted);
        _events.ShouldBeInRange(1000, 1010);
    }

    void IHistory.Add(HistoryEvent happened)
    {
        if (++_events == 1000)
        {
            _execution!.Stop(null, null);
        }
    }
}
