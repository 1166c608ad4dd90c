using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Publishes the event to a topic, as the topic's policy lets the rule, or as the target's role may.</summary>
internal sealed class TopicTarget(Publisher publisher, TargetRoles roles, IAccess access) : IEventTarget
{
    public bool Takes(string arn) => arn.Contains(":sns:", StringComparison.Ordinal);

    public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        var target = delivery.Target;
        var caller = access.Administrator;
        if (target.RoleArn is { } role)
        {
            caller = roles.Assume(role, delivery);
        }
        else
        {
            var policy = publisher.Topics.Find(target.Arn).Attributes.GetValueOrDefault("Policy");
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, "sns:Publish", target.Arn, policy);
        }

        publisher.Publish(new() { TopicArn = target.Arn, Message = delivery.Input }, caller);
        return default;
    }
}
