using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.Lambda;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Invokes a function asynchronously with the event, as the function's policy lets the rule, or as the target's role may.</summary>
internal sealed class FunctionTarget(Functions functions, TargetRoles roles, IAccess access) : IEventTarget
{
    public bool Takes(string arn) => arn.Contains(":lambda:", StringComparison.Ordinal);

    public async ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        var target = delivery.Target;
        var caller = access.Administrator;
        if (target.RoleArn is { } role)
        {
            caller = roles.Assume(role, delivery);
        }
        else
        {
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, "lambda:InvokeFunction", target.Arn, functions.Find(FunctionArn.Parse(target.Arn).Name)?.Policy.Json);
        }

        await functions.InvokeEventAsync(target.Arn, Encoding.UTF8.GetBytes(delivery.Input), caller, cancellation);
        return null;
    }
}
