using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Somebody is told of functions that fail.</summary>
internal sealed class WatchedFunctions : GuardRail
{
    public override string Name => "watched-functions";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from function in stack.IsWatched ? stack.Of(Types.Function) : []
        let name = function.Inputs.TextAt("name")
        where !stack.HasAlarm("AWS/Lambda", "Errors", "FunctionName", value => value == name)
        select Found(function, $"nobody is told of its errors in {stack.Name}. Turn on stepyard:alarms; a Function has its alarm then");
}
