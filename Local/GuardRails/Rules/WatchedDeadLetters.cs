using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Rules;

/// <summary>Somebody is told of messages among the dead letters.</summary>
internal sealed class WatchedDeadLetters : GuardRail
{
    public override string Name => "watched-dead-letters";

    public override IEnumerable<Finding> Check(GuardedStack stack)
    {
        var letters = stack.Of(Types.Queue).Select(queue => queue.Inputs.TextAt("redrivePolicy", "deadLetterTargetArn"))
            .Concat(stack.Of(Types.EventRule).SelectMany(rule => rule.Inputs.ListAt("targets").Select(target => target.TextAt("deadLetterConfig", "arn"))))
            .Concat(stack.Of(Types.Function).Select(function => function.Inputs.TextAt("deadLetterConfig", "targetArn")))
            .OfType<string>().Select(arn => arn[(arn.LastIndexOf(':') + 1)..]).ToHashSet(StringComparer.Ordinal);
        return
            from queue in stack.IsWatched ? stack.Of(Types.Queue) : []
            let name = queue.Inputs.TextAt("queueName")
            where name is not null && letters.Contains(name) && !stack.HasAlarm("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", value => value == name)
            select Found(queue, $"messages end here that nobody could handle, and nobody is told of them in {stack.Name}. Turn on stepyard:alarms, and make it a DeadLetterQueue");
    }
}
