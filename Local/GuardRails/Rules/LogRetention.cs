using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Log groups don't keep their events for ever.</summary>
internal sealed class LogRetention : GuardRail
{
    public override string Name => "log-retention";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from logs in stack.Of(Types.LogGroup)
        where logs.Inputs.At("retentionInDays") is null
        select Found(logs, "it keeps its events for ever, and somebody pays for that. Give RetentionInDays = settings.LogRetentionDays");
}
