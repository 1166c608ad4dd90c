using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Stages of APIs log who asked for what.</summary>
internal sealed class StageLogs : GuardRail
{
    public override string Name => "stage-logs";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from stage in stack.Of(Types.HttpStage, Types.RestStage)
        where (stage.Inputs.At("accessLogSettings", "destinationArn") ?? stage.Inputs.At("accessLogSetting", "destinationArn")) is null
        select Found(stage, "requests are not logged. Give its access log settings a log group and a format");
}
