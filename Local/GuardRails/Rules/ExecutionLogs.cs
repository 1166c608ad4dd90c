using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>State machines log their executions; those of Express workflows are nowhere else.</summary>
internal sealed class ExecutionLogs : GuardRail
{
    public override string Name => "execution-logs";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from machine in stack.Of(Types.StateMachine)
        let level = machine.Inputs.TextAt("loggingConfiguration", "level") ?? "OFF"
        where level == "OFF" || !machine.Inputs.ListAt("loggingConfiguration", "destinations").Any()
        let loss = machine.Inputs.TextAt("stateMachineType") == "EXPRESS" ? "an Express execution leaves nothing else behind" : "its history is gone 90 days after its end"
        select Found(machine, $"executions are not logged, and {loss}. Give LoggingConfiguration a level (stepyard:logLevel) and a log group");
}
