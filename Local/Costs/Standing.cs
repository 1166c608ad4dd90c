using Stepyard.Local.Preview;

namespace Stepyard.Local.Costs;

/// <summary>What a stack takes whether anyone comes or not.</summary>
internal static class Standing
{
    public static Usage Of(RecordedStack stack) => Usage.None
        // Pulumi's state has one, of deploy/state.yaml, for all stacks.
        .And(PriceList.Keys, 1)
        .And(PriceList.Alarms, stack.Of("aws-native:cloudwatch:Alarm").Count());
}
