using System.Globalization;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Keeps what could not be delivered in the target's dead-letter queue, and tells the terminal of it in any case.</summary>
/// <param name="queues">The account's queues; null where there is no SQS.</param>
/// <param name="access">Reads the queue's policy.</param>
/// <param name="terminal">The terminal.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Using dead-letter queues to process undelivered events".</remarks>
internal sealed class DeadLetters(QueueDirectory? queues, IAccess access, ITerminal terminal)
{
    /// <param name="delivery">What was not delivered.</param>
    /// <param name="failure">Why, the last time.</param>
    /// <param name="retries">How often it was tried again.</param>
    /// <param name="exhausted">Which limit of its retry policy it came to; null where trying again would not have helped.</param>
    public void Bury(EventDelivery delivery, DeliveryFailure failure, int retries, string? exhausted)
    {
        var (rule, target) = (delivery.Rule, delivery.Target);
        var kept = target.DeadLetterArn is { } arn ? Keep(arn, delivery, failure, retries, exhausted) : "it is lost, for the target has no DeadLetterConfig";
        terminal.Write(Tone.Failure, "events", $"{rule.Name} → {target.Arn} not delivered: {failure.Code}, {failure.Message}; {kept}");
    }

    private string Keep(string queueArn, EventDelivery delivery, DeliveryFailure failure, int retries, string? exhausted)
    {
        if (queues?.Find(queueArn) is not { } queue)
        {
            return $"it is lost, for there is no queue {queueArn}";
        }

        try
        {
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, "sqs:SendMessage", queueArn, queue.Attributes["Policy"]);
            queue.Send(new(delivery.Input) { Attributes = Attributes(delivery, failure, retries, exhausted) }, EventBridgeService.Principal);
            return $"it is in {queueArn}";
        }
        catch (AwsException refusal)
        {
            return $"it is lost, for {queueArn} does not take it: {refusal.Message}";
        }
    }

    private static Dictionary<string, MessageAttribute> Attributes(EventDelivery delivery, DeliveryFailure failure, int retries, string? exhausted)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal)
        {
            ["ERROR_CODE"] = Text(failure.Code),
            ["ERROR_MESSAGE"] = Text(failure.Message),
            ["RULE_ARN"] = Text(delivery.Rule.Arn),
            ["TARGET_ARN"] = Text(delivery.Target.Arn),
        };
        if (exhausted is not null)
        {
            attributes["EXHAUSTED_RETRY_CONDITION"] = Text(exhausted);
        }

        if (retries > 0)
        {
            attributes["RETRY_ATTEMPTS"] = new("Number", retries.ToString(CultureInfo.InvariantCulture), null);
        }

        return attributes;
    }

    private static MessageAttribute Text(string text) => new("String", text, null);
}
