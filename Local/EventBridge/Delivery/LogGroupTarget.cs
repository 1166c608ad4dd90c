using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Writes the event to a log group, as a resource policy of CloudWatch Logs lets the rule; each event has a stream of its own.</summary>
/// <remarks>AWS: Amazon EventBridge User Guide, "Using resource-based policies for Amazon EventBridge": CloudWatch Logs permissions.</remarks>
internal sealed class LogGroupTarget(LogGroups groups, IAccess access) : IEventTarget
{
    private const string Marker = ":log-group:";

    public bool Takes(string arn) => arn.Contains(Marker, StringComparison.Ordinal);

    public ValueTask<DeliveryFailure?> DeliverAsync(EventDelivery delivery, CancellationToken cancellation)
    {
        var arn = delivery.Target.Arn.EndsWith(":*", StringComparison.Ordinal) ? delivery.Target.Arn[..^2] : delivery.Target.Arn;
        var name = arn[(arn.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
        if (!groups.Exists(name))
        {
            throw new AwsException("ResourceNotFoundException", "The specified log group does not exist.");
        }

        var stream = delivery.Event.Id;
        foreach (var action in new[] { "logs:CreateLogStream", "logs:PutLogEvents" })
        {
            access.AuthorizeService(EventBridgeService.Principal, delivery.Rule.Arn, action, $"{arn}:log-stream:{stream}", groups.Policies.Together);
        }

        var text = delivery.Input;
        groups[name].Put(stream, delivery.Event.Time.ToUnixTimeMilliseconds(), groups.Now, () => Message(text));
        return default;
    }

    // A template may make {"timestamp": …, "message": …} of an event, and then the message is what is logged.
    private static string Message(string input) =>
        Value.TryParse(input, out var value) && value is ObjectValue { Count: 2 } entry && entry.TryGetValue("message", out var message) && entry.TryGetValue("timestamp", out _)
            ? message.ToText()
            : input;
}
