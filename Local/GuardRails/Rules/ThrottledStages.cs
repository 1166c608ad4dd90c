using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Stages of APIs let through so many requests, and no more: the account's limit is shared by all of its APIs.</summary>
internal sealed class ThrottledStages : GuardRail
{
    private const string Rate = "throttlingRateLimit";
    private const string Burst = "throttlingBurstLimit";

    public override string Name => "throttled-stages";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        stack.Of(Types.HttpStage).Where(stage => !IsThrottled(stage.Inputs.At("defaultRouteSettings")))
            .Concat(stack.Of(Types.RestStage).Where(stage => !stage.Inputs.ListAt("methodSettings").Any(
                settings => settings.TextAt("httpMethod") == "*" && settings.TextAt("resourcePath") == "/*" && IsThrottled(settings))))
            .Select(stage => Found(stage, $"it lets through whatever comes, up to the limit that all APIs of the account share. Give all its routes {Rate} and {Burst}"));

    private static bool IsThrottled(JsonElement? settings) => settings?.At(Rate) is not null && settings.Value.At(Burst) is not null;
}
