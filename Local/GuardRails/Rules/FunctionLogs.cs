using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Functions log to groups of the stack, not to ones that Lambda makes and nothing ever deletes.</summary>
internal sealed class FunctionLogs : GuardRail
{
    public override string Name => "function-logs";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        var groups = stack.Of(Types.LogGroup).Select(group => group.Inputs.TextAt("logGroupName")).ToHashSet(StringComparer.Ordinal);
        return stack.Of(Types.Function)
            .Where(function => !groups.Contains(function.Inputs.TextAt("loggingConfig", "logGroup") ?? $"/aws/lambda/{function.Inputs.TextAt("name")}"))
            .Select(function => Found(function, "its log group is none of the stack's, so Lambda makes one that keeps its events for ever. Name a LogGroup of the stack in LoggingConfig"));
    }
}
