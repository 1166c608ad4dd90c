using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>A kind of target that is here: one for each service.</summary>
internal interface IEventTarget
{
    /// <summary>Whether an ARN is one of this kind.</summary>
    bool Takes(string arn);

    /// <summary>Hands an event over, as the rule's target is allowed to; completes when the service has taken it.</summary>
    /// <returns>Null where it was taken.</returns>
    /// <exception cref="AwsException">The service refuses it.</exception>
    ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation);
}
