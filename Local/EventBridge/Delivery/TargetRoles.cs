using System.Collections.Concurrent;
using Stepyard.Local.Iam;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Takes on the roles of targets.</summary>
internal sealed class TargetRoles(IAccess access, ITerminal terminal)
{
    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);

    /// <summary>A session of a target's role; its trust policy decides, with the rule as the source.</summary>
    /// <exception cref="Wire.AwsException"><c>AccessDeniedException</c>.</exception>
    public Caller Assume(string roleArn, EventDelivery delivery)
    {
        if (access.Knows(roleArn))
        {
            return access.Assume(roleArn, EventBridgeService.Principal, delivery.Rule.Arn, $"{delivery.Event.Id.Replace("-", "", StringComparison.Ordinal)}");
        }

        if (_unknown.TryAdd(roleArn, true))
        {
            terminal.Write(Tone.Warning, "events", $"{delivery.Rule.Name} has a target with the role {roleArn}, which is not in this stack: everything is allowed to it here.");
        }

        return access.Administrator;
    }
}
