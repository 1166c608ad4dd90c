using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Sends the event to a queue, as the queue's policy lets the rule, or as the target's role may.</summary>
internal sealed class QueueTarget(QueueDirectory queues, TargetRoles roles, IAccess access) : IEventTarget
{
    public bool Takes(string arn) => arn.Contains(":sqs:", StringComparison.Ordinal);

    public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        var target = delivery.Target;
        if (queues.Find(target.Arn) is not { } queue)
        {
            return new(DeliveryFailure.NoResource("there is no such queue"));
        }

        if (target.RoleArn is { } role)
        {
            access.Authorize(roles.Assume(role, delivery), "sqs:SendMessage", target.Arn);
        }
        else
        {
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, "sqs:SendMessage", target.Arn, queue.Attributes["Policy"]);
        }

        var request = new SendRequest(delivery.Input)
        {
            GroupId = target.MessageGroupId,
            DeduplicationId = queue.Attributes.IsFifo ? delivery.Event.Id : null,
            TraceHeader = delivery.Event.TraceHeader,
        };
        queue.Send(request, EventBridgeService.Principal);
        return default;
    }
}
