using Stepyard.Local.Wire;

namespace Stepyard.Local.EventBridge.Buses;

/// <summary>The ARNs of buses and rules.</summary>
internal static class BusArns
{
    private const string BusKind = "event-bus/";

    public static string OfBus(Account account, string bus) => account.Arn("events", BusKind + bus);

    /// <summary>Rules of the default bus have its name in their ARNs no more than in requests.</summary>
    public static string OfRule(Account account, string bus, string rule) =>
        account.Arn("events", bus == EventBus.Default ? $"rule/{rule}" : $"rule/{bus}/{rule}");

    /// <summary>The bus that a name or an ARN means; the default one where there is none.</summary>
    public static string BusName(string? nameOrArn)
    {
        var marker = nameOrArn?.IndexOf($":{BusKind}", StringComparison.Ordinal) ?? -1;
        return marker < 0 ? nameOrArn ?? EventBus.Default : nameOrArn![(marker + BusKind.Length + 1)..];
    }

    /// <summary>Checks the name of a bus that somebody makes.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static void CheckName(string bus)
    {
        if (bus.StartsWith("aws.", StringComparison.Ordinal))
        {
            throw EventBridgeError.Validation("Event bus name starting with 'aws.' is not valid.");
        }

        if (bus.Contains('/', StringComparison.Ordinal))
        {
            throw EventBridgeError.Validation("Event bus name must not contain '/'.");
        }
    }

    /// <summary>What an ARN of this service is about: a bus, or a rule of a bus.</summary>
    public static (string Bus, string? Rule) Parse(string arn) =>
        arn.Split(':', 6) is not [_, _, _, _, _, var resource] ? (arn, null)
        : resource.Split('/') switch
        {
            ["rule", var rule] => (EventBus.Default, rule),
            ["rule", var bus, var rule] => (bus, rule),
            _ => (BusName(arn), null),
        };
}
