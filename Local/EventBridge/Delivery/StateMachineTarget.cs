using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Starts a state machine with the event as its input, as the target's role may.</summary>
internal sealed class StateMachineTarget(IStateMachines machines, TargetRoles roles) : IEventTarget
{
    public bool Takes(string arn) => arn.Contains(":stateMachine:", StringComparison.Ordinal);

    public async ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        if (delivery.Target.RoleArn is not { } role)
        {
            return new("NO_PERMISSIONS", "a state machine is started by a target's role, and this one has no RoleArn");
        }

        try
        {
            var request = new StartRequest(delivery.Target.Arn, Encoding.UTF8.GetBytes(delivery.Input), Name(delivery), delivery.Event.TraceHeader);
            await machines.StartExecutionAsync(request, roles.Assume(role, delivery), new ArrayBufferWriter<byte>(), cancellation);
            return null;
        }
        catch (AwsException error) when (error.Code == "InvalidExecutionInput")
        {
            return DeliveryFailure.InvalidJson(error.Message);
        }
    }

    // The event's id and one of the target's, so that an event which is delivered twice starts one execution.
    private static string Name(EventDelivery delivery)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery.Rule.Arn} {delivery.Target.Id}"));
        return $"{delivery.Event.Id}_{new Guid(hash.AsSpan(0, 16))}";
    }
}
