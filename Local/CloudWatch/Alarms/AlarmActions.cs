using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>Tells topics of an alarm's new state, as the topics' policies let CloudWatch.</summary>
internal sealed class AlarmActions(Publisher publisher, IAccess access, ITerminal terminal, Account account)
{
    private const string Principal = "cloudwatch.amazonaws.com";

    /// <summary>Whether an action is a topic, which is the one kind there is here.</summary>
    public static bool IsTopic(string action) => action.Split(':') is ["arn", _, "sns", ..];

    public void Tell(MetricAlarm alarm, AlarmState before, AlarmState now)
    {
        terminal.Write(now.Value == AlarmState.Alarm ? Tone.Failure : Tone.Detail, "CloudWatch", $"{alarm.Name} {before.Value} → {now.Value}: {now.Reason}");
        foreach (var topic in alarm.Options.ActionsEnabled ? alarm.Options.ActionsOf(now.Value) : [])
        {
            try
            {
                // The policy that a topic has until it is given one lets its own account's alarms publish.
                if (publisher.Topics.Find(topic).Attributes.GetValueOrDefault("Policy") is { } policy)
                {
                    access.AuthorizeService(Principal, alarm.Arn, "sns:Publish", topic, policy);
                }

                publisher.Publish(AlarmMessage.Of(alarm, before, now, topic, account), access.Administrator);
            }
            catch (AwsException refusal)
            {
                terminal.Write(Tone.Warning, "CloudWatch", $"{alarm.Name} could not tell {topic}: {refusal.Message}");
            }
        }
    }
}
