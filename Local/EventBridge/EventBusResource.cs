using System.Collections.Immutable;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge;

/// <summary>An event bus of the stack. Encryption and logging change nothing here.</summary>
internal sealed class EventBusResource(BusDirectory buses) : IResourceType
{
    public string Token => "aws-native:events:EventBus";

    public Provisioned Create(ResourceRequest request)
    {
        if (request.OptionalText("eventSourceName") is not null)
        {
            throw request.Mistake("'eventSourceName' is not supported here: there are no partners.");
        }

        var name = request.PhysicalName("name");
        try
        {
            BusArns.CheckName(name);
            var bus = buses.Declare(name, known => known with
            {
                Description = request.OptionalText("description"),
                Policy = request.Inputs.TryGetValue("policy", out var policy) ? InputJson.ToElement(policy).GetRawText() : null,
                DeadLetterArn = request.OptionalMap("deadLetterConfig")?.GetValueOrDefault("arn") as string,
                Tags = ResourceTags.Read(request),
            });
            return new(bus.Name, new Dictionary<string, object> { ["arn"] = bus.Arn, ["name"] = bus.Name });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }
}
