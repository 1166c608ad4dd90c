using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Somebody is told of executions that fail, run into a timeout or are throttled.</summary>
internal sealed class WatchedExecutions : GuardRail
{
    private static readonly string[] Metrics = ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"];

    public override string Name => "watched-executions";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from machine in stack.IsWatched ? stack.Of(Types.StateMachine) : []
        let end = $":stateMachine:{machine.Inputs.TextAt("stateMachineName")}"
        let missing = Metrics.Where(metric => !stack.HasAlarm("AWS/States", metric, "StateMachineArn", arn => arn.EndsWith(end, StringComparison.Ordinal))).ToArray()
        where missing.Length > 0
        select Found(machine, $"nobody is told of {string.Join(", ", missing)} in {stack.Name}. Turn on stepyard:alarms; a Workflow has its alarms then");
}
