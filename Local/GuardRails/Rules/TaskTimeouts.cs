using Stepyard.Local.GuardRails.Definitions;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Every Task gives up some time.</summary>
internal sealed class TaskTimeouts : GuardRail
{
    public override string Name => "task-timeouts";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from machine in stack.Of(Types.StateMachine)
        from task in DefinedTask.Of(machine)
        where task.Json.At("TimeoutSeconds") is null && task.Json.At("TimeoutSecondsPath") is null
        select Found(machine, $"the Task '{task.Name}' waits for an answer for up to a year (99999999 seconds, TimeoutSeconds' default). Give it TimeoutSeconds");
}
