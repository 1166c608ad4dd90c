using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Stepyard.Local.EventBridge.Buses;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge;

/// <summary>A statement of an event bus's policy: a whole one, or an action and an account, as it was written before.</summary>
internal sealed class EventBusPolicyResource(BusDirectory buses) : IResourceType
{
    public string Token => "aws-native:events:EventBusPolicy";

    public Provisioned Create(ResourceRequest request)
    {
        var bus = request.OptionalText("eventBusName");
        var id = request.Text("statementId");
        try
        {
            var changed = buses.Change(bus, current => current with { Policy = BusPolicy.With(current.Policy, Statement(request, id, current)), IsPolicyDeclared = true });
            PolicyDocument.ParseResource(changed.Name, changed.Policy!);
            return new($"{changed.Name}|{id}", new Dictionary<string, object>());
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private static JsonObject Statement(ResourceRequest request, string id, EventBus bus)
    {
        if (request.Inputs.TryGetValue("statement", out var given))
        {
            var statement = JsonNode.Parse(InputJson.ToElement(given).GetRawText()) as JsonObject ?? throw request.Mistake("'statement' is not an object.");
            statement["Sid"] = id;
            return statement;
        }

        var condition = request.OptionalMap("condition") is { } map
            ? new JsonObject { [Text(map, "type")] = new JsonObject { [Text(map, "key")] = Text(map, "value") } }
            : null;
        return BusPolicy.Statement(id, request.Text("action"), request.Text("principal"), bus.Arn, condition);

        string Text(ImmutableDictionary<string, object> map, string name) => map.GetValueOrDefault(name) as string ?? throw request.Mistake($"'condition.{name}' is required.");
    }
}
