using System.Collections.Frozen;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Names have the stack's name in them, so that two stacks of one account don't ask for the same one.</summary>
internal sealed class NamedAfterStack : GuardRail
{
    // Names that are one's own within an API or a bus are not here.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [Types.Alarm] = "alarmName",
        [Types.Function] = "name",
        [Types.LogGroup] = "logGroupName",
        [Types.Queue] = "queueName",
        [Types.Role] = "roleName",
        [Types.StateMachine] = "stateMachineName",
        [Types.Table] = "tableName",
        [Types.Topic] = "topicName",
        ["aws-native:batch:ComputeEnvironment"] = "computeEnvironmentName",
        ["aws-native:batch:JobDefinition"] = "jobDefinitionName",
        ["aws-native:batch:JobQueue"] = "jobQueueName",
        ["aws-native:events:EventBus"] = "name",
        ["aws-native:pipes:Pipe"] = "name",
    }.ToFrozenDictionary();

    public override string Name => "named-after-stack";

    public override IEnumerable<Finding> Check(GuardedStack stack) =>
        from resource in stack.Resources
        where Names.ContainsKey(resource.Type)

        // Without a name AWS makes up one that nothing else has.
        let name = resource.Inputs.TextAt(Names[resource.Type])
        where name is not null && !name.Split('-', '/', '_').Contains(stack.Name)
        select Found(resource, $"it is called {name} in every stack, and two stacks of one account can't both have it. End the name with the stack's: $\"{{name}}-{{settings.Stack}}\"");
}
